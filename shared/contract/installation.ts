/** What the database is, what the configuration would change, and doing it. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { authMode, documents, finding } from "./configuration.js";
import { call } from "./errors.js";
import { path, roleName } from "./values.js";

const installationState = z.enum(["empty", "none", "basic", "oidc", "foreign", "newer"]);
export type InstallationState = z.infer<typeof installationState>;

/** Rows of one table that are the installation's own data: not people, roles or sessions. */
const resourceCount = z.object({ table: z.string(), rows: z.number() });
export type ResourceCount = z.infer<typeof resourceCount>;

export const inspection = z.object({
  state: installationState,
  schema: z.string(),
  /** The number of the newest schema migration applied, and of the newest this console knows. */
  schemaVersion: z.number().nullable(),
  latestSchemaVersion: z.number(),
  release: z.string().nullable(),
  organization: z.object({ id: z.string(), name: z.string() }).nullable(),
  workspaces: z.number(),
  members: z.number(),
  admins: z.number(),
  liveSessions: z.number(),
  resources: z.array(resourceCount),
  /** For a foreign schema: some of the tables found in it. */
  foreignTables: z.array(z.string()),
  /** For a foreign schema: true where its members, workspaces and roles can be looked at. */
  readable: z.boolean(),
});
export type InspectionSummary = z.infer<typeof inspection>;

const planAction = z.enum([
  "bootstrap",
  "install-without-auth",
  "migrate",
  "rotate-jwt-secret",
  "upgrade-schema",
  "nothing",
  "refuse",
]);
export type PlanAction = z.infer<typeof planAction>;

const planStep = z.object({ id: z.string(), title: z.string(), detail: z.string() });
export type PlanStep = z.infer<typeof planStep>;

export const plan = z.object({
  state: installationState,
  /** The mode the configuration asks for. */
  wanted: authMode.nullable(),
  action: planAction,
  steps: z.array(planStep),
  effects: z.object({
    /** Rows that stay as they are. */
    resourcesKept: z.number(),
    /** Live sessions that end. */
    sessionsEnded: z.number(),
    /** People those sessions belong to: how many are signed out. */
    peopleSignedOut: z.number(),
    membersKept: z.number(),
    workspacesKept: z.number(),
    /** What cannot be undone, a sentence each. */
    irreversible: z.array(z.string()),
    /** True where apply writes a backup file first. */
    backup: z.boolean(),
  }),
  reason: z.string(),
  /** What to do instead, when refused; else null. */
  remedy: z.string().nullable(),
  /** Identifies the state the plan was made for; apply refuses when it differs. */
  fingerprint: z.string(),
});
export type Plan = z.infer<typeof plan>;

/** As they stand in the editor; without them the open configuration is meant. */
const texts = documents.optional();

/** The release the installation runs, where neither the database nor the configuration says, such as 0.10.3. */
const release = z
  .string()
  .regex(/^\d+\.\d+(\.\d+)?([-+.].*)?$/)
  .optional();

const applyProgress = z.object({ step: z.string(), title: z.string(), status: z.enum(["started", "done"]) });
export type ApplyProgress = z.infer<typeof applyProgress>;

const applyResult = z.object({
  action: planAction,
  done: z.literal(true),
  admin: z.object({ email: z.string(), role: roleName }).nullable(),
  workspaceId: z.string().nullable(),
  organizationId: z.string().nullable(),
  backup: z.string().nullable(),
});
export type ApplyResult = z.infer<typeof applyResult>;

/** What a restore would take back, counted before it is confirmed. */
const restorePreview = z.object({
  file: z.string(),
  takenAt: z.string(),
  schema: z.string(),
  /** Emails of members made since the backup, who would be removed. */
  membersRemoved: z.array(z.string()),
  sessionsEnded: z.number(),
  rowsRestored: z.number(),
});
export type RestorePreview = z.infer<typeof restorePreview>;

const restoreResult = z.object({ done: z.literal(true), state: installationState, rowsRestored: z.number() });

export const installation = {
  inspect: call.output(inspection),
  /** What differs between a configuration and the connected installation; no finding holds a secret. */
  compare: call.input(z.object({ documents: texts }).optional()).output(z.object({ findings: z.array(finding) })),
  plan: call.input(z.object({ release, documents: texts }).optional()).output(plan),
  /** Progress as it happens; the iterator's return value is the result. */
  apply: call
    .input(z.object({ fingerprint: z.string(), release, backup: path.optional() }))
    .output(eventIterator(applyProgress, applyResult)),
  previewRestore: call.input(z.object({ file: path })).output(restorePreview),
  restore: call.input(z.object({ file: path })).output(restoreResult),
};
