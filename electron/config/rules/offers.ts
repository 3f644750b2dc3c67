/** The fixes that rules offer, by what they do. */
import type { Change, Fix } from "../edits/fix.js";
import type { Setting } from "../keys/setting.js";
import { isPlaceholder } from "../secrets/placeholders.js";
import { referenceIn } from "../secrets/references.js";
import type { Subject } from "../subject/subject.js";
import { valueAt } from "../yaml/values.js";
import type { Problem, Rule } from "./rule.js";

type Offer = NonNullable<Rule["fix"]>;

export const fixOf = (title: string, safe: boolean, ...changes: readonly Change[]): Fix => ({
  title,
  safe,
  changes: () => changes,
});

const settingsMadeUp = ["jwtSecret", "apiKeySalt", "adminPassword"] as const;

const names: Readonly<Record<(typeof settingsMadeUp)[number], string>> = {
  jwtSecret: "JWT secret",
  apiKeySalt: "API key salt",
  adminPassword: "initial admin password",
};

const pathsOf: Readonly<Record<Subject["format"], Readonly<Record<(typeof settingsMadeUp)[number], string>>>> = {
  helm: {
    jwtSecret: "config.basicAuth.jwtSecret",
    apiKeySalt: "config.apiKeySalt",
    adminPassword: "config.basicAuth.initialOrgAdminPassword",
  },
  compose: {
    jwtSecret: "BASIC_AUTH_JWT_SECRET",
    apiKeySalt: "API_KEY_SALT",
    adminPassword: "INITIAL_ORG_ADMIN_PASSWORD",
  },
};

/**
 * Sets a generated secret; there is none for a license key, which cannot be made up. The fix is safe only in place of a
 * placeholder: another value may be in use, and a missing one may come from elsewhere.
 */
export const generateSecret: Offer = (subject, { path }) => {
  const setting = settingsMadeUp.find((name) => pathsOf[subject.format][name] === path);
  if (setting === undefined) return null;
  const now: Setting | null = subject.settings[setting];
  const kind = setting === "adminPassword" ? "password" : "key";
  return {
    title: `${now === null ? "Add" : "Replace it with"} a generated ${names[setting]}`,
    safe: now !== null && isPlaceholder(now.text) && referenceIn(now.text) === null,
    changes: (makeSecret) => [{ kind: "set", path, value: makeSecret(kind), whole: true }],
  };
};

/** Puts the value in quotes, so that it is read as a text. */
export const quoteValue: Offer = (subject, { path }) => {
  if (subject.format !== "helm") return null;
  const value = valueAt(subject.values, path);
  if (value?.kind !== "scalar") return null;
  return fixOf("Put the value in quotes", true, { kind: "set", path, value: value.source, quoted: true });
};

/** Puts in quotes what YAML took for a tag, an anchor or a comment. */
export const recoverValue =
  (safe: (path: string, value: string) => boolean): Offer =>
  (subject, { path, position }) => {
    if (subject.format !== "helm" || position === null) return null;
    const source = subject.sources.find(({ file }) => file === position.file);
    const value = source?.text.slice(position.start, position.end) ?? "";
    return fixOf("Put the value in quotes", safe(path, value), { kind: "recover", path, value });
  };

/** Replaces the value by another text; where `rewrite` gives null there is no fix. */
export const rewriteValue =
  (title: string, safe: (text: string) => boolean, rewrite: (text: string) => string | null): Offer =>
  (subject, { path }) => {
    const text = textAt(subject, path);
    const next = text === null ? null : rewrite(text);
    if (text === null || next === null || next === text) return null;
    return fixOf(title, safe(text), { kind: "set", path, value: next });
  };

/** The text that counts at a path, as the administrator wrote it; null where there is none. */
export function textAt(subject: Subject, path: string): string | null {
  if (subject.format === "compose") return subject.written.get(path)?.value ?? null;
  const value = valueAt(subject.values, path);
  return value?.kind === "scalar" && typeof value.value === "string" ? value.value : null;
}

export const setTo =
  (value: string | boolean, safe: boolean): Offer =>
  (_subject, { path }) =>
    fixOf(`Set it to ${value}`, safe, { kind: "set", path, value });

export const removeIt =
  (title: string, safe: boolean): Offer =>
  (_subject, { path }) =>
    fixOf(title, safe, { kind: "remove", path });

/** Removes the earlier of two entries of one name, which does not count. */
export const removeEarlier: Offer = (_subject, { path, position }) =>
  position === null
    ? null
    : fixOf("Remove the one before it, which does not count", true, {
        kind: "remove-earlier",
        path,
        file: position.file,
        start: position.start,
      });

/** Moves the key to where the problem says that it belongs; removes it where something is there already. */
export const moveIt =
  (safe: boolean): Offer =>
  (subject, { path, belongs }: Problem) => {
    if (belongs === undefined || subject.format !== "helm") return null;
    const parent = (of: string): string => of.slice(0, Math.max(0, of.lastIndexOf(".")));
    const there = valueAt(subject.values, belongs);
    if (there !== null) return fixOf(`Remove it: ${belongs} is set`, false, { kind: "remove", path });
    const title = parent(path) === parent(belongs) ? `Write it as ${belongs}` : `Move it to ${belongs}`;
    return fixOf(title, safe, { kind: "move", path, to: belongs });
  };
