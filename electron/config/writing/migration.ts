/** The change of a configuration without login into one with email/password login, the only migration there is. */
import type { ConfigurationDocument } from "../../../shared/contract/configuration.js";
import { isEmail } from "../../../shared/email.js";
import { GatehouseError } from "../../../shared/errors.js";
import { findPasswordFaults } from "../../../shared/password.js";
import { Secret } from "../../security/secret.js";
import { editsOf } from "../edits/edits.js";
import type { Change } from "../edits/fix.js";
import { applyEdits } from "../fixes/apply.js";
import type { Setting } from "../keys/setting.js";
import { isPlaceholder, isPlaceholderEmail, isPublishedSecret } from "../secrets/placeholders.js";
import { referenceIn } from "../secrets/references.js";
import { olderEmailPath, settingAt } from "../subject/helm.js";
import { subjectOf } from "../subject/sources.js";
import type { Subject } from "../subject/subject.js";
import { entryAt } from "../yaml/values.js";
import {
  composeSettings,
  type EncryptedFeature,
  helmSettings,
  type LoginSecrets,
  type WantedConfiguration,
  type WantedSetting,
} from "./wanted.js";

/** Refuses a configuration that has a login. Errors: PLAN_REFUSED. */
export function requireNoLogin(subject: Subject): void {
  if (subject.mode === "none") return;
  if (subject.mode === "basic")
    throw new GatehouseError("PLAN_REFUSED", "The configuration asks for email/password login already.", {
      remedy: "There is nothing to write: gatehouse validate says what is still wrong with it.",
    });
  throw new GatehouseError("PLAN_REFUSED", "The configuration asks for OAuth, or for no one mode.", {
    remedy: "Only an installation without login moves to email/password login; for others make a fresh one.",
  });
}

/**
 * The secrets that can stay. The salt always stays, because every API key depends on it. Errors: PLAN_REFUSED for one that
 * is a reference or encrypted, because its text is not the secret, and the secret may be in use.
 */
export function keptFrom(subject: Subject, made: LoginSecrets): LoginSecrets & { readonly licenseKey: Secret | null } {
  const { adminPassword, jwtSecret, apiKeySalt, licenseKey } = subject.settings;
  for (const setting of [apiKeySalt, licenseKey, adminPassword, jwtSecret]) refuseReference(setting);
  const own = (setting: Setting | null) =>
    setting === null || isPlaceholder(setting.text) || isPublishedSecret(setting.text)
      ? null
      : new Secret(setting.text);
  const password = own(adminPassword);
  const secret = own(jwtSecret);
  return {
    adminPassword:
      password !== null && findPasswordFaults(password.reveal()).length === 0 ? password : made.adminPassword,
    jwtSecret: secret !== null && secret.reveal().length >= 32 ? secret : made.jwtSecret,
    apiKeySalt: apiKeySalt === null ? made.apiKeySalt : new Secret(apiKeySalt.text),
    licenseKey: own(licenseKey),
    encryptionKeys: { insights: keyOf(subject, "insights", made), polly: keyOf(subject, "polly", made) },
  };
}

function refuseReference(setting: Setting | null): void {
  const reference = setting === null ? null : referenceIn(setting.text);
  if (setting === null || reference === null) return;
  throw new GatehouseError(
    "PLAN_REFUSED",
    `${setting.path} is ${reference.what}, and not the value that it stands for.`,
    {
      remedy: reference.remedy,
    },
  );
}

/** A feature's own encryption key stays, because what it encrypted is lost without it. */
function keyOf(subject: Subject, name: EncryptedFeature, made: LoginSecrets): Secret {
  const written = subject.format === "helm" ? settingAt(subject.values, `${name}.encryptionKey`) : null;
  refuseReference(written);
  return written === null ? made.encryptionKeys[name] : new Secret(written.text);
}

/** The admin's email in the configuration, if it is a valid one. */
export function writtenEmail({ settings: { adminEmail } }: Subject): string | null {
  const text = adminEmail?.text.trim() ?? "";
  return isEmail(text) && !isPlaceholderEmail(text) && referenceIn(text) === null ? text : null;
}

/** The settings to set and to remove, in the order of a file. */
export function migrationSettings(subject: Subject, wanted: WantedConfiguration): readonly WantedSetting[] {
  if (subject.format === "compose") return composeSettings(wanted);
  const set = helmSettings(wanted);
  const paths = new Set(set.map(([path]) => path));
  const superseded = [olderEmailPath, ...(wanted.secretName === null ? [] : heldPaths)];
  const removed = superseded.filter((path) => !paths.has(path) && entryAt(subject.values, path) !== null);
  return [...set, ...removed.map((path) => [path, null] as const)];
}

const heldPaths = [
  "config.langsmithLicenseKey",
  "config.apiKeySalt",
  "config.basicAuth.initialOrgAdminPassword",
  "config.basicAuth.jwtSecret",
  "insights.encryptionKey",
  "polly.encryptionKey",
];

/**
 * Writes the settings into the texts one after the other, because each may make the map that the next belongs in.
 * Errors: CONFIGURATION_UNREADABLE where a file is written in a way that cannot be edited in place.
 */
export function writeInto(
  texts: readonly ConfigurationDocument[],
  settings: readonly WantedSetting[],
): readonly ConfigurationDocument[] {
  return settings.reduce<readonly ConfigurationDocument[]>((now, setting) => {
    const subject = subjectOf(now);
    return changesFor(subject, setting).reduce<readonly ConfigurationDocument[]>((done, change) => {
      const edits = editsOf(subjectOf(done), [change]);
      if (edits === null)
        throw new GatehouseError(
          "CONFIGURATION_UNREADABLE",
          `${setting[0]} cannot be written into this file in place.`,
          { remedy: "Name a new file after init: for Helm values it is layered over the others." },
        );
      return applyEdits(done, edits);
    }, now);
  }, texts);
}

function changesFor(subject: Subject, [path, value]: WantedSetting): readonly Change[] {
  if (value === null) return [{ kind: "remove", path }];
  if (subject.format === "helm") {
    const entry = entryAt(subject.values, path)?.value;
    if (entry?.kind === "scalar" && entry.value === value) return [];
    return [typeof value === "boolean" ? { kind: "set", path, value } : { kind: "set", path, value, quoted: true }];
  }
  const entry = subject.written.get(path);
  if (entry?.value === String(value)) return [];
  const set: Change = { kind: "set", path, value: String(value) };
  return entry?.commentTaken === true ? [{ kind: "lift-comment", path }, set] : [set];
}
