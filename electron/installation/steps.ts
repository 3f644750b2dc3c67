/** The steps of each action. A plan lists them, and apply refuses to do them in another order. */
import type { PlanAction, PlanStep } from "../../shared/contract/installation.js";
import { count } from "../../shared/count.js";
import type { Inspection } from "./inspect.js";
import type { WantedInstallation } from "./wanted.js";

export type StepId =
  | "lock"
  | "schema"
  | "count"
  | "backup"
  | "roles"
  | "organization"
  | "default-user"
  | "admin"
  | "jwt-secret"
  | "sessions"
  | "installation"
  | "search"
  | "verify"
  | "audit";

interface StepFacts {
  readonly inspection: Inspection;
  readonly wanted: WantedInstallation;
  readonly upgrades: boolean;
}

const order: Readonly<Record<PlanAction, readonly StepId[]>> = {
  bootstrap: ["lock", "schema", "roles", "organization", "admin", "installation", "search", "audit"],
  "install-without-auth": [
    "lock",
    "schema",
    "roles",
    "organization",
    "default-user",
    "installation",
    "search",
    "audit",
  ],
  migrate: ["lock", "schema", "count", "backup", "admin", "jwt-secret", "installation", "verify", "audit"],
  "rotate-jwt-secret": ["lock", "schema", "sessions", "jwt-secret", "audit"],
  "upgrade-schema": ["lock", "schema", "audit"],
  nothing: [],
  refuse: [],
};

/** Lists the steps of an action in order, without `schema` if the schema is up to date. */
export const stepsFor = (action: PlanAction, facts: StepFacts): readonly PlanStep[] =>
  order[action].filter((id) => id !== "schema" || facts.upgrades).map((id) => ({ id, ...describe(id, action, facts) }));

function describe(id: StepId, action: PlanAction, { inspection, wanted }: StepFacts): Omit<PlanStep, "id"> {
  const rows = inspection.resources.reduce((sum, table) => sum + table.rows, 0);
  const admin = wanted.adminEmail ?? "the configured admin";
  switch (id) {
    case "lock":
      return {
        title: "Lock and look again",
        detail: "Only one apply runs at a time. It is refused if the database has changed since this plan.",
      };
    case "schema":
      return {
        title: inspection.schemaVersion === null ? "Make the tables" : "Upgrade the console's tables",
        detail: `Schema "${inspection.schema}", version ${inspection.schemaVersion ?? 0} to ${inspection.latestSchemaVersion}.`,
      };
    case "count":
      return {
        title: "Count every resource",
        detail: `${count(rows, "row")} in ${count(inspection.resources.length, "table")}, which are locked against writes.`,
      };
    case "backup":
      return {
        title: "Write the backup",
        detail: "A file with every row that the migration will touch. `gatehouse restore` puts them back.",
      };
    case "roles":
      return { title: "Make the system roles", detail: "Four organization roles and three workspace roles." };
    case "organization":
      return {
        title: "Make the organization",
        detail:
          action === "install-without-auth"
            ? 'Organization "Default" with its one workspace.'
            : `Organization "${wanted.organizationName}" with workspace "${wanted.workspaceName}".`,
      };
    case "default-user":
      return { title: "Make the default user", detail: "One user, without a login, who owns everything." };
    case "admin":
      return action === "migrate"
        ? {
            title: "Replace the default user",
            detail: `The user's row keeps its id and becomes ${admin}, Organization Admin.`,
          }
        : { title: "Make the Organization Admin", detail: `${admin}, with the configured initial password.` };
    case "jwt-secret":
      return { title: "Record the JWT secret", detail: "Only an argon2id hash of it is stored." };
    case "sessions":
      return {
        title: "End every session",
        detail: `${count(inspection.liveSessions, "live session")} of ${count(inspection.peopleSignedIn, "person", "people")}, who have to sign in again.`,
      };
    case "installation":
      return {
        title: "Record what this installation is",
        detail: `Login: ${wanted.mode === "basic" ? "email and password" : "none"}.`,
      };
    case "search":
      return {
        title: "Make the search index",
        detail:
          "The extension pg_trgm and an index over names and emails, if the server and this database user allow it. Without them, search finds only beginnings.",
      };
    case "verify":
      return { title: "Count again", detail: "If any table's count differs, nothing is changed." };
    case "audit":
      return { title: "Write the audit row", detail: "In the same transaction." };
  }
}
