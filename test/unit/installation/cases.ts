/** Every case of the decision table, and the action that a plan must have. It shares no code with the product. */
import type { PlanInput } from "../../../electron/installation/plan.js";
import type { Finding } from "../../../shared/contract/configuration.js";
import type { PlanAction } from "../../../shared/contract/installation.js";

type Inspection = PlanInput["inspection"];
type State = Inspection["state"];
type Mode = PlanInput["wanted"]["mode"];

/** One combination of everything that a decision depends on. */
export interface Case {
  readonly state: State;
  readonly mode: Mode;
  readonly release: string | null;
  readonly releaseFrom: "stated" | "recorded" | "configured";
  readonly jwtSecret: PlanInput["jwtSecret"];
  readonly schema: "behind" | "current";
  readonly writable: Inspection["writable"];
  readonly blocked: "by nothing" | "by the email" | "by the JWT secret";
  readonly defaultUser: boolean;
}

const dimensions: { readonly [Key in keyof Case]: readonly Case[Key][] } = {
  state: ["empty", "none", "basic", "oidc", "foreign", "newer"],
  mode: ["none", "basic", "oidc", null],
  release: [null, "0.6.41", "0.7.0", "0.10.3"],
  releaseFrom: ["stated", "recorded", "configured"],
  jwtSecret: ["same", "differs", "not-configured", "not-stored"],
  schema: ["behind", "current"],
  writable: ["yes", "no-privilege", "read-only"],
  blocked: ["by nothing", "by the email", "by the JWT secret"],
  defaultUser: [true, false],
};

/** All combinations of the dimensions. */
export function allCases(): readonly Case[] {
  const product = Object.entries(dimensions).reduce<readonly object[]>(
    (cases, [name, values]) => cases.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
  return product as readonly Case[];
}

const finding = (path: string, message: string): Finding => ({
  severity: "error",
  source: "console",
  rule: "example",
  path,
  file: "values.yaml",
  line: 1,
  column: 1,
  message,
  remedy: `Mend ${path}.`,
});

export const emailBlocker = finding("config.initialOrgAdminEmail", "The email is no email.");
export const jwtBlocker = finding("config.basicAuth.jwtSecret", "The JWT secret is a placeholder.");

/** The plan's input for a case. Its numbers are ones that a plan has to repeat. */
export function inputOf(one: Case): PlanInput {
  const installed = one.state === "none" || one.state === "basic" || one.state === "oidc";
  const recorded = one.releaseFrom === "recorded" ? one.release : null;
  return {
    inspection: {
      state: one.state,
      schema: "public",
      schemaVersion: one.state === "empty" ? null : one.state === "newer" ? 9 : one.schema === "behind" ? 1 : 3,
      latestSchemaVersion: 3,
      release: recorded,
      organization: installed ? { id: "o", name: "Default" } : null,
      workspaces: 2,
      members: 5,
      admins: 1,
      liveSessions: 7,
      peopleSignedIn: 4,
      resources: [
        { table: "runs", rows: 40 },
        { table: "projects", rows: 2 },
      ],
      readable: false,
      differences: [],
      openSchema: null,
      uncounted: [],
      foreignTables: one.state === "foreign" ? ["pets", "owners"] : [],
      installation: installed
        ? {
            id: "i",
            jwtSecretHash: null,
            organization: { id: "o", name: "Default" },
            authMode: one.state as "none" | "basic" | "oidc",
            release: recorded,
            workspaces: 2,
            members: 5,
            adminEmails: ["ada@harbour.example"],
            firstWorkspaceId: "w",
            defaultUserId: one.defaultUser ? "u" : null,
          }
        : null,
      writable: one.writable,
    },
    wanted: {
      mode: one.mode,
      adminEmail: "Ada@harbour.example",
      organizationName: "Default",
      workspaceName: "Workspace 1",
      release: one.releaseFrom === "configured" ? one.release : null,
      blockers: one.blocked === "by nothing" ? [] : one.blocked === "by the email" ? [emailBlocker] : [jwtBlocker],
    },
    jwtSecret: one.jwtSecret,
    ...(one.releaseFrom === "stated" && one.release !== null ? { statedRelease: one.release } : {}),
  };
}

/** The design's table, with a row for each state and a column for each configured mode. */
const table: Readonly<Record<string, readonly [none: string, basic: string, oidc: string]>> = {
  empty: ["install-without-auth", "bootstrap", "refuse"],
  none: ["keep", "migrate", "refuse"],
  basic: ["refuse", "reconcile", "refuse"],
  oidc: ["refuse", "refuse", "nothing"],
  foreign: ["refuse", "refuse", "refuse"],
  newer: ["refuse", "refuse", "refuse"],
};

/** The action that a plan must have in a case. */
export function expectedAction(one: Case): PlanAction {
  if (one.mode === null) return "refuse";
  const wanted = writeOf(one, table[one.state]?.[["none", "basic", "oidc"].indexOf(one.mode)] ?? "refuse");
  const writes = wanted !== "nothing" && wanted !== "refuse";
  return writes && one.writable !== "yes" ? "refuse" : wanted;
}

function writeOf(one: Case, cell: string): PlanAction {
  const kept = one.schema === "behind" ? "upgrade-schema" : "nothing";
  switch (cell) {
    case "keep":
      return kept;
    case "bootstrap":
      return one.blocked === "by nothing" ? "bootstrap" : "refuse";
    case "migrate":
      return one.blocked === "by nothing" && one.defaultUser && (one.release === "0.7.0" || one.release === "0.10.3")
        ? "migrate"
        : "refuse";
    case "reconcile":
      if (one.jwtSecret === "same" || one.jwtSecret === "not-configured") return kept;
      return one.blocked === "by the JWT secret" ? "refuse" : "rotate-jwt-secret";
    default:
      return cell as PlanAction;
  }
}
