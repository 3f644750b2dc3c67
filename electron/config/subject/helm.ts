/** Making the subject of Helm values: their settings, and the mode they ask for. */
import type { AuthMode } from "../../../shared/contract/configuration.js";
import { type ExistingSecrets, existingSecretsOf, secretKeys, secretSetting } from "../helm/existing-secret.js";
import type { SecretManifest } from "../helm/secret-manifest.js";
import type { Setting, Settings } from "../keys/setting.js";
import { layer } from "../yaml/layers.js";
import type { ValuesFile } from "../yaml/read.js";
import { isTruthy, type MapValue, textOf, valueAt } from "../yaml/values.js";
import type { HelmSubject } from "./subject.js";

export const basicSwitchPath = "config.basicAuth.enabled";
export const oauthSwitchPath = "config.oauth.enabled";
export const newerEmailPath = "config.initialOrgAdminEmail";
export const olderEmailPath = "config.basicAuth.initialOrgAdminEmail";

/** The subject of one or more values files in the order given to helm, with the Secrets given beside them. */
export function helmSubject(
  files: readonly string[],
  layers: readonly ValuesFile[],
  manifests: readonly SecretManifest[] = [],
): HelmSubject {
  const values = layers.map(({ root }) => root).reduce(layer);
  const mode = helmMode(values);
  const existingSecret = truthySettingAt(values, "config.existingSecretName");
  const postgresSecret = settingAt(values, "postgres.external.existingSecretName");
  const secrets = existingSecretsOf(values, mode, { login: existingSecret, postgres: postgresSecret }, manifests);
  return {
    format: "helm",
    files,
    mode,
    settings: withSecrets(helmSettings(values), secrets),
    values,
    sources: layers.map(({ source }) => source),
    duplicates: layers.flatMap(({ duplicates }) => duplicates),
    existingSecret,
    secrets,
    manifests,
    chartVersion: null,
    refusals: [],
  };
}

/** Settings in a named Secret count before those in the values: the chart looks nowhere else then. */
function withSecrets(settings: Settings, { login, postgres }: ExistingSecrets): Settings {
  const at = (setting: keyof typeof secretKeys) => secretSetting(login, secretKeys[setting]) ?? settings[setting];
  return {
    ...settings,
    licenseKey: at("licenseKey"),
    apiKeySalt: at("apiKeySalt"),
    jwtSecret: at("jwtSecret"),
    adminPassword: at("adminPassword"),
    postgresUrl: secretSetting(postgres, postgres?.needs[0]) ?? settings.postgresUrl,
  };
}

/** The scalar at a path as a setting; null where it is absent, empty or a collection. */
export function settingAt(values: MapValue, path: string): Setting | null {
  const value = valueAt(values, path);
  const text = textOf(value);
  return value === null || text === null || text.trim() === "" ? null : { path, text, position: value.position };
}

/** The value at a path if the chart's templates take it for set: not false, 0 or empty, though it may be spaces. */
export function truthySettingAt(values: MapValue, path: string): Setting | null {
  const value = valueAt(values, path);
  return value === null || !isTruthy(value) ? null : { path, text: textOf(value) ?? "", position: value.position };
}

/** The mode as the chart's templates see it, to which the texts "false" and "true" are both true. */
function helmMode(values: MapValue): AuthMode | null {
  const basic = isTruthy(valueAt(values, basicSwitchPath));
  const oauth = isTruthy(valueAt(values, oauthSwitchPath));
  if (basic && oauth) return null;
  if (basic) return "basic";
  return oauth ? "oidc" : "none";
}

function helmSettings(values: MapValue): Settings {
  const at = (path: string): Setting | null => settingAt(values, path);
  return {
    licenseKey: at("config.langsmithLicenseKey"),
    apiKeySalt: at("config.apiKeySalt"),
    jwtSecret: at("config.basicAuth.jwtSecret"),
    adminPassword: at("config.basicAuth.initialOrgAdminPassword"),
    adminEmail: truthySettingAt(values, newerEmailPath) ?? truthySettingAt(values, olderEmailPath),
    organizationName: at("config.initialOrgName"),
    workspaceName: at("config.defaultWorkspaceName"),
    oauth: ["oauthClientId", "oauthClientSecret", "oauthIssuerUrl"].flatMap((key) => at(`config.oauth.${key}`) ?? []),
    postgresUrl: isTruthy(valueAt(values, "postgres.external.enabled")) ? at("postgres.external.connectionUrl") : null,
  };
}
