/** Calls that inspect an installation, compare it, plan a change, apply it and restore it. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { authMode, documents, finding } from "./configuration.js";
import { call } from "./errors.js";
import { path, roleName } from "./values.js";

const installationState = z.enum(["empty", "none", "basic", "oidc", "foreign", "newer"]);
export type InstallationState = z.infer<typeof installationState>;

/** The rows of one table of resources, which belong to the product: not members, roles or sessions. */
const resourceCount = z.object({ table: z.string(), rows: z.number() });
export type ResourceCount = z.infer<typeof resourceCount>;

/** Who else may make objects in the installation's schema, and the statement that ends it. */
const openSchema = z.object({
  /** Role names, first "public" where every database user may. */
  roles: z.array(z.string()),
  statement: z.string(),
});
export type OpenSchema = z.infer<typeof openSchema>;

export const inspection = z.object({
  state: installationState,
  schema: z.string(),
  /** The number of the newest schema migration that was applied. */
  schemaVersion: z.number().nullable(),
  /** The number of the newest schema migration that this Gatehouse knows. */
  latestSchemaVersion: z.number(),
  release: z.string().nullable(),
  organization: z.object({ id: z.string(), name: z.string() }).nullable(),
  workspaces: z.number(),
  members: z.number(),
  admins: z.number(),
  liveSessions: z.number(),
  resources: z.array(resourceCount),
  /** In a foreign schema, some of its tables. */
  foreignTables: z.array(z.string()),
  /** In a foreign schema, true if its members, workspaces and roles can be read. */
  readable: z.boolean(),
  /** What is not as it has to be in Gatehouse's own tables, a sentence without its end for each. */
  differences: z.array(z.string()),
  /** Null if nobody but the owners may make objects in the schema. */
  openSchema: openSchema.nullable(),
  /** Tables that are not counted, because they are other users' or may not be read. */
  uncounted: z.array(z.string()),
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
  /** The auth mode that the configuration asks for. */
  wanted: authMode.nullable(),
  action: planAction,
  steps: z.array(planStep),
  effects: z.object({
    /** The number of resource rows that stay as they are. */
    resourcesKept: z.number(),
    /** The number of live sessions that end. */
    sessionsEnded: z.number(),
    /** The number of members who are signed out by that. */
    peopleSignedOut: z.number(),
    membersKept: z.number(),
    workspacesKept: z.number(),
    /** What cannot be undone, a sentence for each. */
    irreversible: z.array(z.string()),
    /** True if apply writes a backup file first. */
    backup: z.boolean(),
  }),
  /**
   * What a person has to confirm by itself before it is applied, a sentence each, such as that a secret is weak. Left out
   * where there is nothing.
   */
  warnings: z.array(z.string()).min(1).optional(),
  reason: z.string(),
  /** What to do instead if the action is `refuse`, otherwise null. */
  remedy: z.string().nullable(),
  /** What an administrator should know beside the action, a sentence for each. */
  notes: z.array(z.string()),
  /** Identifies the state that the plan was made for. Apply refuses the plan if the state is another. */
  fingerprint: z.string(),
});
export type Plan = z.infer<typeof plan>;

/** `file` is the new file with the plan, or null if the plan is refused, because nobody could apply it. */
const savedPlan = plan.extend({ file: z.string().nullable() });
export type SavedPlan = z.infer<typeof savedPlan>;

/** The plan as it would be made now, with the release that was stated for the saved one. */
const checkedPlan = plan.extend({ release: z.string().nullable() });
export type CheckedPlan = z.infer<typeof checkedPlan>;

/** The configuration's texts as they stand in the editor. Left out, the open configuration is meant. */
const texts = documents.optional();

/** The release that the installation runs, such as 0.10.3, if neither the database nor the configuration says it. */
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

/** What a restore would change, counted before it is confirmed. */
const restorePreview = z.object({
  file: z.string(),
  takenAt: z.string(),
  schema: z.string(),
  /** The emails of members who were made after the backup, and would be removed. */
  membersRemoved: z.array(z.string()),
  sessionsEnded: z.number(),
  rowsRestored: z.number(),
});
export type RestorePreview = z.infer<typeof restorePreview>;

/** What a repair would change. */
const repairPreview = z.object({
  schema: z.string(),
  differences: z.array(
    z.object({
      /** What differs, such as "the trigger audit_logs_queue of audit_logs is missing". */
      about: z.string(),
      /** False if a repair cannot mend it, such as a missing column. */
      repairable: z.boolean(),
    }),
  ),
  fingerprint: z.string(),
});
export type RepairPreview = z.infer<typeof repairPreview>;

const repairResult = z.object({ done: z.literal(true), repaired: z.array(z.string()) });
export type RepairResult = z.infer<typeof repairResult>;

const restoreResult = z.object({ done: z.literal(true), state: installationState, rowsRestored: z.number() });

export const installation = {
  inspect: call.output(inspection),
  /** Finds what differs between a configuration and the connected installation. No finding holds a secret. */
  compare: call.input(z.object({ documents: texts }).optional()).output(z.object({ findings: z.array(finding) })),
  plan: call.input(z.object({ release, documents: texts }).optional()).output(plan),
  /** Makes a plan and saves it without secrets to a new file (mode 0600). Errors: FILE_EXISTS, FILE_NOT_WRITABLE. */
  savePlan: call.input(z.object({ file: path, release })).output(savedPlan),
  /**
   * Checks that a saved plan still is the plan for the connected database and the open configuration. Errors:
   * PLAN_FILE_INVALID, PLAN_VERSION_DIFFERS, PLAN_ELSEWHERE, PLAN_STALE, and those of reading.
   */
  checkSavedPlan: call.input(z.object({ file: path })).output(checkedPlan),
  /**
   * Applies the plan. On an installation with login, a window does so for an Organization Admin who is signed in.
   * `despiteWarnings` says that a person confirmed the plan's warnings. Errors: NOT_CONFIRMED without it. The stream yields its
   * progress and returns the result.
   */
  apply: call
    .input(
      z.object({ fingerprint: z.string(), release, backup: path.optional(), despiteWarnings: z.boolean().optional() }),
    )
    .output(eventIterator(applyProgress, applyResult)),
  previewRestore: call.input(z.object({ file: path })).output(restorePreview),
  restore: call.input(z.object({ file: path })).output(restoreResult),
  previewRepair: call.output(repairPreview),
  /** Makes Gatehouse's own tables what they have to be, if the preview of this fingerprint still holds. */
  repair: call.input(z.object({ fingerprint: z.string() })).output(repairResult),
};
