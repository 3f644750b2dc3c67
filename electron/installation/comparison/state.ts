/** Rules about the state of the database and the auth mode. */
import type { DatabaseRule } from "./rule.js";
import { when } from "./rule.js";

const shown = { none: "no login", basic: "email/password login", oidc: "OIDC sign-in" } as const;

export const databaseEmpty: DatabaseRule = {
  id: "database-empty",
  severity: "info",
  what: "Nothing is installed in this schema yet.",
  why: "There is no installation to compare the configuration with.",
  remedy: "The plan shows what would be installed.",
  check: ({ inspection }) => when(inspection.state === "empty", null),
};

export const databaseForeign: DatabaseRule = {
  id: "database-foreign",
  severity: "error",
  what: "The schema holds tables that this console did not make.",
  why: "It is never written to, so this configuration cannot be applied here.",
  remedy: "Check that this is the right database and schema. A fresh installation needs an empty schema.",
  check: ({ inspection }) => when(inspection.state === "foreign", "postgres"),
};

export const databaseNewer: DatabaseRule = {
  id: "database-newer",
  severity: "error",
  what: "A later version of this console made this installation.",
  why: "This version does not know its tables, so it neither compares nor changes them.",
  remedy: "Use the newest Gatehouse.",
  check: ({ inspection }) => when(inspection.state === "newer", null),
};

export const databaseModeDiffers: DatabaseRule = {
  id: "database-mode-differs",
  severity: "error",
  what: "The configuration asks for another auth mode than the installation has.",
  why: "No migration leads from one to the other. With this configuration, the services lock everybody out or let everybody in.",
  remedy: "Keep the installation's mode in the configuration, or make a fresh installation for another mode.",
  check: ({ configuration: { mode }, inspection: { state } }) => {
    if (mode === null || (state !== "none" && state !== "basic" && state !== "oidc") || mode === state) return [];
    const migrates = state === "none" && mode === "basic";
    const message = `The installation has ${shown[state]} and the configuration asks for ${shown[mode]}. No migration leads from one to the other.`;
    return when(!migrates, "mode", { message });
  },
};

export const databaseNotMigrated: DatabaseRule = {
  id: "database-not-migrated",
  severity: "info",
  what: "The installation has no login yet, and the configuration asks for email/password login.",
  why: "Until the configuration is applied, services that run with it let nobody in.",
  remedy: "The plan shows the migration.",
  check: ({ configuration, inspection }) => when(inspection.state === "none" && configuration.mode === "basic", "mode"),
};
