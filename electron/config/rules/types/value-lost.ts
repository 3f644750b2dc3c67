/** The setting's line in the file is looked at, because the tree of values holds nothing of it. */
import { locator, type Position } from "../../../files/position.js";
import { isPlaceholder } from "../../secrets/placeholders.js";
import type { HelmSubject } from "../../subject/subject.js";
import { type LostValue, lostBehind } from "../../yaml/lost-value.js";
import { isTruthy, nullAt, valueAt } from "../../yaml/values.js";
import { recoverValue } from "../offers.js";
import { onHelm, type Problem, type Rule } from "../rule.js";
import { comesFromSecret, encodedSecrets, texts } from "./texts.js";

export const valueLost: Rule = {
  id: "value-lost",
  severity: "error",
  source: "console",
  what: "YAML does not take this for a value: it begins with !, & or #.",
  why: "Without quotes these begin a tag, an anchor and a comment, and the setting has no value.",
  remedy: "Put it in quotes.",
  check: onHelm(function* (subject): Iterable<Problem> {
    for (const path of texts) {
      const lost = isRead(subject, path) ? lostAt(subject, path) : null;
      if (lost !== null) yield { path, position: lost.position, ...words[lost.sign] };
    }
  }),
  // A comment may be meant as one, and another email or host may take the place of a lost one.
  fix: recoverValue((path, value) => !value.startsWith("#") && encodedSecrets.includes(path)),
};

/** What is said of each sign. */
const words: Readonly<Record<string, Partial<Problem>>> = {
  "!": { message: "YAML takes this for a tag (!) of an empty text, and the setting has no value." },
  "&": { message: "YAML takes this for an anchor (&), a name for nothing, and the setting has no value." },
  "#": {
    message: "YAML takes this for a comment (#), and the setting has no value.",
    remedy: "Put it in quotes if it is the value, or a space behind the # if it is a comment.",
  },
};

function lostAt({ values, sources }: HelmSubject, path: string): { sign: string; position: Position } | null {
  const value = valueAt(values, path) ?? nullAt(values, path);
  if (value === null) return null;
  const key = value.position; // of the key, where nothing is written; behind other values stands no colon
  const text = sources.find(({ file }) => file === key.file)?.text ?? "";
  const lost = lostBehind(text, key.end);
  if (lost === null || isOrdinaryComment(lost)) return null;
  return { sign: lost.sign, position: locator(key.file, text)(lost.start, lost.end) };
}

const ordinaryWord = /^(?:[A-Z]?[a-z]+|[A-Z]+)(?:[-_/.](?:[a-z]+|[A-Z]+))*[.:!?]*$/;

/** `#TODO`, `#required`, `#set-me`, `#<your secret>`, `#https://…` */
function isOrdinaryComment({ sign, text }: LostValue): boolean {
  if (sign !== "#") return false;
  const word = text.slice(1);
  return ordinaryWord.test(word) || isPlaceholder(word) || /:\/\//.test(word);
}

/** True for a setting that the chart looks at. */
function isRead(subject: HelmSubject, path: string): boolean {
  const [service, part] = path.split(".");
  const isOff = part === "external" && !isTruthy(valueAt(subject.values, `${service}.external.enabled`));
  return !isOff && !comesFromSecret(subject, path);
}
