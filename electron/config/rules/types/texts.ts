/** The settings that must be texts, whatever YAML makes of them. */
import { settingAt } from "../../subject/helm.js";
import type { HelmSubject } from "../../subject/subject.js";

/** Settings that the chart puts into its Secret, which takes only texts. */
export const encodedSecrets: readonly string[] = [
  "config.basicAuth.initialOrgAdminPassword",
  "config.basicAuth.jwtSecret",
  "config.apiKeySalt",
  "config.langsmithLicenseKey",
  "config.oauth.oauthClientId",
  "config.oauth.oauthClientSecret",
  "config.oauth.oauthIssuerUrl",
  "config.signingJwks",
];

/** Settings without which there is no bootstrap. */
export const loginTexts: readonly string[] = [
  "config.initialOrgAdminEmail",
  "config.basicAuth.initialOrgAdminEmail",
  "config.basicAuth.initialOrgAdminPassword",
  "config.basicAuth.jwtSecret",
];

/** Settings that are used where only a text is taken, even if a number would print as it was written. */
export const strictTexts: readonly string[] = [
  ...loginTexts,
  ...encodedSecrets,
  "config.initialOrgName",
  "config.defaultWorkspaceName",
  ...["connectionUrl", "host", "user", "password", "database"].map((key) => `postgres.external.${key}`),
  ...["host", "port", "nativePort", "user", "password", "database"].map((key) => `clickhouse.external.${key}`),
  "redis.external.connectionUrl",
];

export const texts: readonly string[] = [
  ...new Set(strictTexts),
  "config.existingSecretName",
  "postgres.external.schema",
  "images.backendImage.tag",
];

/** True where the value comes from an existing Secret instead. */
export function comesFromSecret({ values, existingSecret }: HelmSubject, path: string): boolean {
  if (encodedSecrets.includes(path)) return existingSecret !== null;
  const [service] = path.split(".");
  return path.includes(".external.") && settingAt(values, `${service}.external.existingSecretName`) !== null;
}
