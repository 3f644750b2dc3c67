/** What rules on Secret manifests have in common: which manifests and keys they look at. */
import type { NamedSecret } from "../../helm/existing-secret.js";
import type { ManifestKey, SecretManifest } from "../../helm/secret-manifest.js";
import { isNear } from "../../keys/edit-distance.js";
import { plainly } from "../../keys/nearest.js";
import type { HelmSubject } from "../../subject/subject.js";

/** A Secret that the values name and a manifest was given for. */
export interface GivenSecret extends NamedSecret {
  readonly manifest: SecretManifest;
}

export const givenSecrets = ({ secrets: { login, postgres } }: HelmSubject): readonly GivenSecret[] =>
  [login, postgres].filter((secret): secret is GivenSecret => secret !== null && secret.manifest !== null);

/** The keys that the chart reads and the manifest has. */
export const neededKeys = (subject: HelmSubject): readonly ManifestKey[] =>
  givenSecrets(subject).flatMap(({ manifest, needs }) => needs.flatMap((need) => manifest.keys.get(need) ?? []));

/** True for the two keys whose values a bootstrap or migration needs. */
export const isLoginKey = (key: string): boolean => key === "initial_org_admin_password" || key === "jwt_secret";

/** Names that people give the four keys. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  initial_org_admin_password: [
    "initialorgadminpassword",
    "basicauthpassword",
    "adminpassword",
    "password",
    "initialadminpassword",
  ],
  jwt_secret: ["jwtsecret", "basicauthjwtsecret", "jwt", "jwtsecretkey"],
  langsmith_license_key: ["langsmithlicensekey", "licensekey", "license", "langsmithlicense"],
  api_key_salt: ["apikeysalt", "salt", "apisalt"],
};

/** The key that stands for `need`: misspelt, spelled otherwise, or under another usual name; null for none near. */
export function keyMeant({ manifest, needs }: GivenSecret, need: string): ManifestKey | null {
  const others = [...manifest.keys.values()].filter(({ key }) => !needs.includes(key));
  const wanted = [plainly(need), ...(otherNames[need] ?? [])];
  return (
    others.find(({ key }) => wanted.includes(plainly(key))) ??
    others.find(({ key }) => isNear(plainly(key), plainly(need))) ??
    null
  );
}
