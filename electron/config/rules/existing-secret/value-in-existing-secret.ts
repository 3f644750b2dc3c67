/** The rule looks at the two secrets that Gatehouse needs itself: admin password and JWT secret. */
import type { HelmSubject } from "../../subject/subject.js";
import { absent, onHelm, type Problem, type Rule } from "../rule.js";
import { secretNameOf } from "./name.js";

const inSecret = (
  subject: HelmSubject,
  setting: "adminPassword" | "jwtSecret",
  path: string,
  key: string,
): readonly Problem[] => {
  const secret = subject.existingSecret;
  if (secret === null || subject.mode !== "basic" || subject.settings[setting] !== null) return [];
  if (subject.secrets.login?.manifest) return []; // the rules about the manifest say what is missing there
  return [
    absent(path, {
      blocks: true,
      message: `The value is in the ${secretNameOf(secret)}, key ${key}, which Gatehouse does not read.`,
      remedy: `To bootstrap or migrate, give the Secret's manifest too, or one more values file that sets ${path}.`,
    }),
  ];
};

export const valueInExistingSecret: Rule = {
  id: "value-in-existing-secret",
  severity: "info",
  source: "console",
  what: "A value needed to bootstrap is in an existing Secret.",
  why: "Gatehouse reads files, not the cluster.",
  remedy: "Give the Secret's manifest too, or one more values file that sets the value.",
  check: onHelm((subject) => [
    ...inSecret(subject, "adminPassword", "config.basicAuth.initialOrgAdminPassword", "initial_org_admin_password"),
    ...inSecret(subject, "jwtSecret", "config.basicAuth.jwtSecret", "jwt_secret"),
  ]),
};
