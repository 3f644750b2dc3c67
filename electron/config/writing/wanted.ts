/** What a configuration to be written says, and the settings that say it in either format. */
import { generatePassword } from "../../security/passwords.js";
import { generateSecret } from "../../security/random-secret.js";
import type { Secret } from "../../security/secret.js";
import { secretKeys } from "../helm/existing-secret.js";

export interface LoginSecrets {
  readonly adminPassword: Secret;
  readonly jwtSecret: Secret;
  readonly apiKeySalt: Secret;
}

/** A configuration for email/password login. */
export interface WantedConfiguration {
  readonly adminEmail: string;
  readonly hostname: string | null;
  /** Helm values only: no name in a `.env` reaches the services for these two. */
  readonly organizationName: string | null;
  readonly workspaceName: string | null;
  /** `.env` only: with Helm the chart's version decides. */
  readonly release: string | null;
  /** Null: not known yet, a placeholder stands for it. */
  readonly licenseKey: Secret | null;
  /** Without a scheme; null: the installation brings its own Postgres. */
  readonly postgresUrl: Secret | null;
  /** The Secret that the values name instead of holding the secrets; null: they hold them. Helm values only. */
  readonly secretName: string | null;
  readonly secrets: LoginSecrets;
}

/** A path or name with its value; null takes away what is there. */
export type WantedSetting = readonly [path: string, value: string | boolean | null];

/** What stands for a license key until the admin fills it in: `gatehouse validate` reports it. */
export const licensePlaceholder = "YOUR_LICENSE_KEY";

export const makeSecrets = (): LoginSecrets => ({
  adminPassword: generatePassword(),
  jwtSecret: generateSecret(),
  apiKeySalt: generateSecret(),
});

const licenseKeyOf = ({ licenseKey }: WantedConfiguration): string => licenseKey?.reveal() ?? licensePlaceholder;

export function helmSettings(wanted: WantedConfiguration): readonly WantedSetting[] {
  const { secretName, secrets, postgresUrl } = wanted;
  const held = (path: string, value: string): WantedSetting[] => (secretName === null ? [[path, value]] : []);
  const optional = (path: string, value: string | null): WantedSetting[] => (value === null ? [] : [[path, value]]);
  return [
    ["config.authType", "mixed"],
    ...optional("config.hostname", wanted.hostname),
    ["config.initialOrgAdminEmail", wanted.adminEmail],
    ...optional("config.initialOrgName", wanted.organizationName),
    ...optional("config.defaultWorkspaceName", wanted.workspaceName),
    ...optional("config.existingSecretName", secretName),
    ...held("config.langsmithLicenseKey", licenseKeyOf(wanted)),
    ...held("config.apiKeySalt", secrets.apiKeySalt.reveal()),
    ["config.basicAuth.enabled", true],
    ...held("config.basicAuth.initialOrgAdminPassword", secrets.adminPassword.reveal()),
    ...held("config.basicAuth.jwtSecret", secrets.jwtSecret.reveal()),
    ...(postgresUrl === null ? [] : ([["postgres.external.enabled", true]] as const)),
    ...(postgresUrl === null ? [] : held("postgres.external.connectionUrl", postgresUrl.reveal())),
    ...(postgresUrl === null ? [] : optional("postgres.external.existingSecretName", secretName)),
    ...(postgresUrl === null || secretName === null
      ? []
      : ([["postgres.external.connectionUrlSecretKey", connectionUrlKey]] as const)),
  ];
}

const connectionUrlKey = "connection_url";

/** Keys and values of the Secret that the values name. */
export const secretContents = (wanted: WantedConfiguration): readonly (readonly [key: string, value: string])[] => [
  [secretKeys.licenseKey, licenseKeyOf(wanted)],
  [secretKeys.apiKeySalt, wanted.secrets.apiKeySalt.reveal()],
  [secretKeys.adminPassword, wanted.secrets.adminPassword.reveal()],
  [secretKeys.jwtSecret, wanted.secrets.jwtSecret.reveal()],
  ...(wanted.postgresUrl === null ? [] : ([[connectionUrlKey, wanted.postgresUrl.reveal()]] as const)),
];

export function composeSettings(wanted: WantedConfiguration): readonly (readonly [name: string, value: string])[] {
  const { secrets, hostname, release, postgresUrl } = wanted;
  return [
    ...(release === null ? [] : ([["_LANGSMITH_IMAGE_VERSION", release]] as const)),
    ["LANGSMITH_LICENSE_KEY", licenseKeyOf(wanted)],
    ["API_KEY_SALT", secrets.apiKeySalt.reveal()],
    ["AUTH_TYPE", "mixed"],
    ["BASIC_AUTH_ENABLED", "true"],
    ["BASIC_AUTH_JWT_SECRET", secrets.jwtSecret.reveal()],
    ["INITIAL_ORG_ADMIN_EMAIL", wanted.adminEmail],
    ["INITIAL_ORG_ADMIN_PASSWORD", secrets.adminPassword.reveal()],
    ...(hostname === null ? [] : ([["LANGSMITH_URL", `https://${hostname}`]] as const)),
    ...(postgresUrl === null ? [] : ([["POSTGRES_DATABASE_URI", postgresUrl.reveal()]] as const)),
  ];
}
