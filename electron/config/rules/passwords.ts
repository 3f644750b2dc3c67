/** The initial admin's password: the chart's rule, and ours where the chart does not look. */
import {
  describePasswordFaults,
  findPasswordFaults,
  minimumCharacters,
  type PasswordFault,
} from "../../../shared/password.js";
import type { Subject } from "../subject.js";
import { absent, atSetting, onCompose, onHelm, type Rule } from "./rule.js";

const path = "config.basicAuth.initialOrgAdminPassword";

/** What the chart itself finds: it counts bytes, does not normalise, and looks only without an existing Secret. */
function chartFaults(subject: Subject): readonly PasswordFault[] {
  if (subject.format !== "helm" || subject.mode !== "basic" || subject.existingSecret !== null) return [];
  const password = subject.settings.adminPassword?.text ?? "";
  const faults = findPasswordFaults(password).filter((fault) => fault !== "too-short" && fault !== "too-long");
  return Buffer.byteLength(password) < minimumCharacters ? ["too-short", ...faults] : faults;
}

export const passwordRules: readonly Rule[] = [
  {
    id: "chart-password",
    severity: "error",
    source: "chart",
    what: "There is no initial admin password.",
    why: "The chart refuses basic auth without one unless config.existingSecretName is set.",
    remedy: `Set ${path}: at least 12 characters with a lowercase letter, an uppercase letter and a symbol.`,
    check: onHelm((subject) => {
      const faults = chartFaults(subject);
      const setting = subject.settings.adminPassword;
      if (faults.length === 0) return [];
      if (setting === null) return [absent(path, { blocks: true })];
      return [atSetting(setting, { blocks: true, message: describePasswordFaults(faults) })];
    }),
  },
  {
    id: "admin-password-missing",
    severity: "error",
    source: "doc",
    what: "There is no initial admin password.",
    why: "The bootstrap command fails without it.",
    remedy: "Set INITIAL_ORG_ADMIN_PASSWORD, in single quotes if it holds # or $.",
    check: onCompose(({ mode, settings }) =>
      mode === "basic" && settings.adminPassword === null
        ? [absent("INITIAL_ORG_ADMIN_PASSWORD", { blocks: true })]
        : [],
    ),
  },
  {
    id: "admin-password-rule",
    severity: "error",
    source: "doc",
    what: "The initial admin password breaks the password rule.",
    why: "The bootstrap job would fail 10 to 25 minutes into the deployment.",
    remedy: "Use at least 12 characters with a lowercase letter, an uppercase letter and a symbol.",
    check: (subject) => {
      const setting = subject.settings.adminPassword;
      if (subject.mode !== "basic" || setting === null) return [];
      const said = chartFaults(subject);
      const faults = findPasswordFaults(setting.text).filter((fault) => !said.includes(fault));
      if (faults.length === 0) return [];
      const counted = subject.format === "helm" && faults.includes("too-short") && subject.existingSecret === null;
      const note = counted ? " The chart counts bytes, Gatehouse characters." : "";
      return [atSetting(setting, { blocks: true, message: describePasswordFaults(faults) + note })];
    },
  },
];
