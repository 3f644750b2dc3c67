/** What a new configuration is to say, and the settings for it in either format. */
import { generatePassword } from "../../security/passwords.js";
import { generateFernetKey, generateSecret } from "../../security/random-secret.js";
import type { Secret } from "../../security/secret.js";
import { secretKeys } from "../helm/existing-secret.js";

export interface LoginSecrets {
  readonly adminPassword: Secret;
  readonly jwtSecret: Secret;
  readonly apiKeySalt: Secret;
  /** The keys with which features of the chart encrypt what they keep. */
  readonly encryptionKeys: Readonly<Record<EncryptedFeature, Secret>>;
}

/** Features that charts since 0.15.1 turn on by themselves, and then refuse to go without a key. */
export const encryptedFeatures = ["insights", "polly"] as const;
export type EncryptedFeature = (typeof encryptedFeatures)[number];

/** The key of each feature's encryption key in the Secret that the values name. */
export const encryptionSecretKeys: Readonly<Record<EncryptedFeature, string>> = {
  insights: "insights_encryption_key",
  polly: "polly_encryption_key",
};

/** A configuration for email/password login. */
export interface WantedConfiguration {
  readonly adminEmail: string;
  readonly hostname: string | null;
  /** Helm values only: no name in a `.env` reaches the services for these two. */
  readonly organizationName: string | null;
  readonly workspaceName: string | null;
  /** `.env` only: with Helm the chart's version decides. */
  readonly release: string | null;
  /** Null where it is not known yet; a placeholder then stands for it. */
  readonly licenseKey: Secret | null;
  /** Without a scheme; null where the installation brings its own Postgres. */
  readonly postgresUrl: Secret | null;
  /** Helm values only: the Secret that holds the secrets; null where the values hold them. */
  readonly secretName: string | null;
  /** Helm values only: the features to be turned off. */
  readonly without: readonly EncryptedFeature[];
  readonly secrets: LoginSecrets;
}

/** A path or name with its value; null removes what is there. */
export type WantedSetting = readonly [path: string, value: string | boolean | null];

/** Stands for a license key until the admin fills it in. `gatehouse validate` reports it. */
export const licensePlaceholder = "YOUR_LICENSE_KEY";

export const makeSecrets = (): LoginSecrets => ({
  adminPassword: generatePassword(),
  jwtSecret: generateSecret(),
  apiKeySalt: generateSecret(),
  encryptionKeys: { insights: generateFernetKey(), polly: generateFernetKey() },
});

const licenseKeyOf = ({ licenseKey }: WantedConfiguration): string => licenseKey?.reveal() ?? licensePlaceholder;

/** The settings that have a value, in their order. */
const given = <Value>(
  ...settings: readonly (readonly [path: string, value: Value | null])[]
): readonly (readonly [path: string, value: Value])[] =>
  settings.flatMap(([path, value]) => (value === null ? [] : [[path, value] as const]));

export function helmSettings(wanted: WantedConfiguration): readonly WantedSetting[] {
  const { secretName, secrets, postgresUrl } = wanted;
  /** The secret, unless a Secret holds it. */
  const held = (value: string | undefined): string | null => (secretName === null ? (value ?? null) : null);
  return given<string | boolean>(
    ["config.authType", "mixed"],
    ["config.hostname", wanted.hostname],
    ["config.initialOrgAdminEmail", wanted.adminEmail],
    ["config.initialOrgName", wanted.organizationName],
    ["config.defaultWorkspaceName", wanted.workspaceName],
    ["config.existingSecretName", secretName],
    ["config.langsmithLicenseKey", held(licenseKeyOf(wanted))],
    ["config.apiKeySalt", held(secrets.apiKeySalt.reveal())],
    ["config.basicAuth.enabled", true],
    ["config.basicAuth.initialOrgAdminPassword", held(secrets.adminPassword.reveal())],
    ["config.basicAuth.jwtSecret", held(secrets.jwtSecret.reveal())],
    ["postgres.external.enabled", postgresUrl === null ? null : true],
    ["postgres.external.connectionUrl", held(postgresUrl?.reveal())],
    ["postgres.external.existingSecretName", postgresUrl === null ? null : secretName],
    ["postgres.external.connectionUrlSecretKey", postgresUrl === null || secretName === null ? null : connectionUrlKey],
    ...encryptedFeatures.flatMap((name) => featureSettings(wanted, name)),
  );
}

/** A feature is turned off, or gets its key unless a Secret holds it. */
function featureSettings(
  { without, secretName, secrets }: WantedConfiguration,
  name: EncryptedFeature,
): readonly (readonly [path: string, value: string | boolean | null])[] {
  if (without.includes(name)) return [[`${name}.enabled`, false]];
  return [[`${name}.encryptionKey`, secretName === null ? secrets.encryptionKeys[name].reveal() : null]];
}

const connectionUrlKey = "connection_url";

/** Keys and values of the Secret that the values name. */
export const secretContents = (wanted: WantedConfiguration): readonly (readonly [key: string, value: string])[] =>
  given<string>(
    [secretKeys.licenseKey, licenseKeyOf(wanted)],
    [secretKeys.apiKeySalt, wanted.secrets.apiKeySalt.reveal()],
    [secretKeys.adminPassword, wanted.secrets.adminPassword.reveal()],
    [secretKeys.jwtSecret, wanted.secrets.jwtSecret.reveal()],
    ...encryptedFeatures
      .filter((name) => !wanted.without.includes(name))
      .map((name) => [encryptionSecretKeys[name], wanted.secrets.encryptionKeys[name].reveal()] as const),
    [connectionUrlKey, wanted.postgresUrl?.reveal() ?? null],
  );

export function composeSettings(wanted: WantedConfiguration): readonly (readonly [name: string, value: string])[] {
  const { secrets, hostname, release, postgresUrl } = wanted;
  return given<string>(
    ["_LANGSMITH_IMAGE_VERSION", release],
    ["LANGSMITH_LICENSE_KEY", licenseKeyOf(wanted)],
    ["API_KEY_SALT", secrets.apiKeySalt.reveal()],
    ["AUTH_TYPE", "mixed"],
    ["BASIC_AUTH_ENABLED", "true"],
    ["BASIC_AUTH_JWT_SECRET", secrets.jwtSecret.reveal()],
    ["INITIAL_ORG_ADMIN_EMAIL", wanted.adminEmail],
    ["INITIAL_ORG_ADMIN_PASSWORD", secrets.adminPassword.reveal()],
    ["LANGSMITH_URL", hostname === null ? null : `https://${hostname}`],
    ["POSTGRES_DATABASE_URI", postgresUrl?.reveal() ?? null],
  );
}
