/** Settings and what has a secret's name are looked at for every form of reference, other values for the certain ones. */
import { isSecretName } from "../../../../shared/secret-names.js";
import type { Position } from "../../../files/position.js";
import type { Setting } from "../../keys/setting.js";
import { certainReference, mayBeReference, type Reference, referenceIn } from "../../secrets/references.js";
import { settingAt } from "../../subject/helm.js";
import { splitPostgresUrl } from "../../subject/postgres-url.js";
import type { Subject } from "../../subject/subject.js";
import type { Value } from "../../yaml/values.js";
import { isUnfilledPart, joinedFields } from "../postgres/external.js";
import type { Problem, Rule } from "../rule.js";
import { filledSecrets } from "./filled.js";

export const unresolvedReference: Rule = {
  id: "unresolved-reference",
  severity: "error",
  source: "console",
  what: "A reference was left unresolved, or a value encrypted.",
  why: "The installation takes the text itself, so that the reference becomes the password.",
  remedy: "Run the tool that puts the value in its place, and give Gatehouse what it writes.",
  check: function* (subject): Iterable<Problem> {
    const seen = new Set<Position>();
    for (const { path, text, position, blocks } of settingsOf(subject)) {
      const reference = referenceIn(text) ?? taggedIn(subject, position);
      seen.add(position);
      if (reference !== null) yield { path, position, blocks, ...wordsFor(reference) };
    }
    for (const { key, path, text, position } of othersOf(subject)) {
      if (!mayBeReference(text) || seen.has(position) || isAddress(path)) continue;
      const reference = isSecretName(key) ? referenceIn(text) : certainReference(text);
      if (reference !== null) yield { path, position, ...wordsFor(reference) };
    }
    yield* wholeFiles(subject);
  },
};

interface Judged extends Setting {
  readonly blocks: boolean;
}

/** A value with the key it stands under. */
interface Written extends Setting {
  readonly key: string;
}

const wordsFor = ({ what, remedy }: Reference): Pick<Problem, "message" | "remedy"> => ({
  message: `The value is ${what}. The installation would take this text for the value itself.`,
  remedy,
});

function settingsOf(subject: Subject): readonly Judged[] {
  const { adminEmail, organizationName, workspaceName } = subject.settings;
  const isLogin = subject.mode === "basic" || subject.mode === null;
  const hostname = subject.format === "helm" ? settingAt(subject.values, "config.hostname") : null;
  return [
    ...filledSecrets(subject).map(({ setting, blocks }) => asSetting(setting, blocks)),
    ...(adminEmail === null ? [] : [asSetting(adminEmail, isLogin)]),
    ...[organizationName, workspaceName, hostname, ...addressOf(subject)].flatMap((setting) =>
      setting === null ? [] : [asSetting(setting, false)],
    ),
  ];
}

const asSetting = (setting: Setting, blocks: boolean): Judged => ({ ...setting, blocks });

/** Where Postgres is, except a URL or field of which postgres-placeholder says that it was not filled in. */
function addressOf(subject: Subject): readonly Setting[] {
  const { postgresUrl } = subject.settings;
  const fields = subject.format === "helm" ? joinedFields(subject, ["host", "user", "password", "database"]) : [];
  const url = postgresUrl === null ? null : splitPostgresUrl(postgresUrl.text);
  const isFilled = url !== null && ![url.user, url.password, url.host, url.port, url.database].some(isUnfilledPart);
  return [
    ...(postgresUrl !== null && isFilled ? [postgresUrl] : []),
    ...fields.filter(({ text }) => !isUnfilledPart(text)),
  ];
}

/** True for what addressOf has looked at. */
const isAddress = (path: string): boolean => path.startsWith("postgres.external.") || path === "POSTGRES_DATABASE_URI";

function othersOf(subject: Subject): Iterable<Written> {
  if (subject.format === "compose")
    return [...subject.entries.values()].flatMap(({ name, value, position }) =>
      name === "sops_mac" ? [] : [{ key: name, path: name, text: value, position }],
    );
  const inManifests = subject.manifests.flatMap(({ keys }) =>
    [...keys.values()].flatMap(({ key, path, text, position }) =>
      text === null ? [] : [{ key, path, text, position }],
    ),
  );
  return [...textsIn("", "", subject.values), ...inManifests];
}

function* textsIn(path: string, key: string, value: Value): Iterable<Written> {
  if (value.kind === "scalar") {
    if (typeof value.value === "string") yield { path, key, text: value.value, position: value.position };
  } else if (value.kind === "list") {
    for (const [index, item] of value.items.entries()) yield* textsIn(`${path}[${index}]`, key, item);
  } else {
    for (const [name, entry] of value.entries)
      if (path !== "" || name !== "sops") yield* textsIn(path === "" ? name : `${path}.${name}`, name, entry.value);
  }
}

/** A tag before a value, such as `!secret` or `!vault`: some tool replaces such a value, and to Helm the tag is nothing. */
function taggedIn(subject: Subject, { file, start }: Position): Reference | null {
  if (subject.format === "compose") return null;
  const text = subject.sources.find((source) => source.file === file)?.text ?? "";
  const [, tag] = /(?<![!\w])(![A-Za-z][\w:.-]*)[ \t]+$/.exec(text.slice(Math.max(0, start - 100), start)) ?? [];
  return tag === undefined
    ? null
    : {
        what: `marked ${tag}, for a tool to replace it`,
        remedy: "Run the tool first, or put the secret itself in its place.",
      };
}

/** What sops leaves in a file that it encrypted: a map in YAML, names in a `.env`. */
function* wholeFiles(subject: Subject): Iterable<Problem> {
  const block = subject.format === "helm" ? subject.values.entries.get("sops") : undefined;
  const name = subject.format === "compose" ? subject.entries.get("sops_version") : undefined;
  const isOfSops =
    block?.value.kind === "map" && ["mac", "lastmodified", "version"].some((key) => has(block.value, key));
  const position = isOfSops ? block.keyPosition : name?.position;
  if (position === undefined) return;
  yield {
    path: isOfSops ? "sops" : "sops_version",
    position,
    message: "The file was encrypted by sops, and is given as sops wrote it.",
    remedy: "Decrypt the file first, for example with sops -d, and give the clear text.",
  };
}

const has = (value: Value, key: string): boolean => value.kind === "map" && value.entries.has(key);
