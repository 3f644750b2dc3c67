/** Secrets that live in an existing Kubernetes Secret, out of the chart's and our sight. */
import type { HelmSubject, Setting } from "../subject.js";
import { absent, atSetting, onHelm, type Problem, type Rule } from "./rule.js";

/** Its name, unless that is no name Kubernetes would take, and so perhaps a secret put in the wrong place. */
const nameOf = (secret: Setting): string =>
  /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(secret.text) ? `Secret ${secret.text}` : "existing Secret";

const inSecret = (
  subject: HelmSubject,
  setting: "adminPassword" | "jwtSecret",
  path: string,
  key: string,
): readonly Problem[] => {
  const secret = subject.existingSecret;
  if (secret === null || subject.mode !== "basic" || subject.settings[setting] !== null) return [];
  return [
    absent(path, {
      blocks: true,
      message: `The value is in the ${nameOf(secret)}, key ${key}, which Gatehouse does not read.`,
      remedy: `To bootstrap or migrate, give one more values file that sets ${path}, layered after the others.`,
    }),
  ];
};

export const existingSecretRules: readonly Rule[] = [
  {
    id: "existing-secret-keys",
    severity: "info",
    source: "chart",
    what: "The secrets come from an existing Secret.",
    why: "A wrong or missing key there shows only when the services start.",
    remedy: "Check the key names: kubectl describe secret NAME lists them without the values.",
    check: onHelm(({ existingSecret, mode }) => {
      if (existingSecret === null) return [];
      const login = mode === "basic" ? ["initial_org_admin_password", "jwt_secret"] : [];
      const keys = [...login, "langsmith_license_key", "api_key_salt"].join(", ");
      return [atSetting(existingSecret, { message: `The ${nameOf(existingSecret)} must hold the keys ${keys}.` })];
    }),
  },
  {
    id: "existing-secret-unchecked",
    severity: "warning",
    source: "chart",
    what: "The chart does not check the password in an existing Secret.",
    why: "One that breaks the rule fails the bootstrap job 10 to 25 minutes into the deployment.",
    remedy: "Make sure it has 12 characters, a lowercase letter, an uppercase letter and a symbol.",
    check: onHelm(({ existingSecret, mode }) =>
      existingSecret === null || mode !== "basic" ? [] : [atSetting(existingSecret)],
    ),
  },
  {
    id: "value-in-existing-secret",
    severity: "info",
    source: "console",
    what: "A value needed to bootstrap is in an existing Secret.",
    why: "Gatehouse reads values files, not the cluster.",
    remedy: "Give one more values file that sets it.",
    check: onHelm((subject) => [
      ...inSecret(subject, "adminPassword", "config.basicAuth.initialOrgAdminPassword", "initial_org_admin_password"),
      ...inSecret(subject, "jwtSecret", "config.basicAuth.jwtSecret", "jwt_secret"),
    ]),
  },
];
