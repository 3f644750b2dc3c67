/** The values that are texts, whatever they look like to YAML. */

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

export const texts: readonly string[] = [
  ...loginTexts,
  "config.apiKeySalt",
  "config.langsmithLicenseKey",
  "config.initialOrgName",
  "config.defaultWorkspaceName",
  "config.existingSecretName",
  "postgres.external.connectionUrl",
  "postgres.external.user",
  "postgres.external.password",
  "postgres.external.database",
  "postgres.external.schema",
  "images.backendImage.tag",
];
