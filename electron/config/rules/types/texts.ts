/** The values that are texts, whatever they look like to YAML. */
import { settingAt } from "../../subject/helm.js";
import type { HelmSubject } from "../../subject/subject.js";

/** These the chart puts into its Secret, which takes a text. */
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

/** What a bootstrap cannot do without. */
export const loginTexts: readonly string[] = [
  "config.initialOrgAdminEmail",
  "config.basicAuth.initialOrgAdminEmail",
  "config.basicAuth.initialOrgAdminPassword",
  "config.basicAuth.jwtSecret",
];

/** These end where only a text is taken, also if they print as they are written. */
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

/** True where an existing Secret takes the value's place. */
export function comesFromSecret({ values, existingSecret }: HelmSubject, path: string): boolean {
  if (encodedSecrets.includes(path)) return existingSecret !== null;
  const [service] = path.split(".");
  return path.includes(".external.") && settingAt(values, `${service}.external.existingSecretName`) !== null;
}
