/** Matching the Secrets that values name instead of holding the secrets with the manifests given for them. */
import type { AuthMode } from "../../../shared/contract/configuration.js";
import { plainly } from "../keys/nearest.js";
import type { Setting } from "../keys/setting.js";
import { isTruthy, type MapValue, textOf, valueAt } from "../yaml/values.js";
import type { ManifestKey, SecretManifest } from "./secret-manifest.js";

/** The keys that the chart reads from the Secret named by config.existingSecretName. */
export const secretKeys = {
  adminPassword: "initial_org_admin_password",
  jwtSecret: "jwt_secret",
  licenseKey: "langsmith_license_key",
  apiKeySalt: "api_key_salt",
} as const;

/** A Secret that the values name; `manifest` is null where none was given. */
export interface NamedSecret {
  /** The setting that names the Secret. */
  readonly setting: Setting;
  readonly manifest: SecretManifest | null;
  /** The keys that the chart reads. */
  readonly needs: readonly string[];
}

export interface ExistingSecrets {
  readonly login: NamedSecret | null;
  readonly postgres: NamedSecret | null;
  /** The manifests that match no named Secret, by name or by keys. */
  readonly unused: readonly SecretManifest[];
}

/** The keys that the mode needs. License key and salt are needed in every mode. */
const loginNeeds = (mode: AuthMode | null): readonly string[] =>
  mode === "basic" ? Object.values(secretKeys) : [secretKeys.licenseKey, secretKeys.apiKeySalt];

/**
 * Matches manifests with Secrets by name, and a manifest of another name by the keys it holds, so that its other
 * mistakes show at the same time as the wrong name.
 */
export function existingSecretsOf(
  values: MapValue,
  mode: AuthMode | null,
  settings: { readonly login: Setting | null; readonly postgres: Setting | null },
  manifests: readonly SecretManifest[],
): ExistingSecrets {
  const external = isTruthy(valueAt(values, "postgres.external.enabled"));
  const urlKey = textOf(valueAt(values, "postgres.external.connectionUrlSecretKey")) || "connection_url";
  const wanted = [
    { setting: settings.login, needs: loginNeeds(mode) },
    { setting: external ? settings.postgres : null, needs: [urlKey] },
  ];
  const byName = (setting: Setting | null) => manifests.filter(({ name }) => name === setting?.text).at(-1) ?? null;
  const claimed = new Set(wanted.flatMap(({ setting }) => byName(setting) ?? []));
  const [login, postgres] = wanted.map(({ setting, needs }): NamedSecret | null => {
    if (setting === null) return null;
    const manifest =
      byName(setting) ?? manifests.find((other) => !claimed.has(other) && holdsAny(other, needs)) ?? null;
    if (manifest !== null) claimed.add(manifest);
    return { setting, manifest, needs };
  });
  return {
    login: login ?? null,
    postgres: postgres ?? null,
    unused: manifests.filter((manifest) => !claimed.has(manifest)),
  };
}

const holdsAny = ({ keys }: SecretManifest, needs: readonly string[]): boolean =>
  [...keys.keys()].some((key) => needs.some((need) => plainly(need) === plainly(key)));

/** A key's value as a setting; null where it is absent, empty or cannot be read. */
export function secretSetting(secret: NamedSecret | null, key: string | undefined): Setting | null {
  const found: ManifestKey | undefined = key === undefined ? undefined : secret?.manifest?.keys.get(key);
  return found === undefined || found.text === null || found.text.trim() === ""
    ? null
    : { path: found.path, text: found.text, position: found.position };
}
