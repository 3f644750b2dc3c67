/** Secrets that the chart encodes are left to chart-secret-not-text. */
import type { HelmSubject } from "../../subject/subject.js";
import { printsAsWritten, type Value, valueAt } from "../../yaml/values.js";
import { quoteValue } from "../offers.js";
import { onHelm, type Problem, type Rule } from "../rule.js";
import { comesFromSecret, encodedSecrets, loginTexts, strictTexts, texts } from "./texts.js";

export const valueNotText: Rule = {
  id: "value-not-text",
  severity: "error",
  source: "console",
  what: "YAML does not read this as the text it looks like.",
  why: "A template prints it differently (0.10 becomes 0.1, 12345678 becomes 1.2345678e+07), or takes only a text.",
  remedy: "Put it in quotes.",
  check: onHelm(function* (subject): Iterable<Problem> {
    for (const path of texts) {
      const value = valueAt(subject.values, path);
      if (value !== null && !isText(value, path) && isUsed(subject, path))
        yield { path, position: value.position, blocks: loginTexts.includes(path), ...wordsFor(value) };
    }
  }),
  fix: quoteValue,
};

/** The words for a collection, which quotes would not help. */
const wordsFor = ({ kind }: Value): Partial<Problem> =>
  kind === "scalar"
    ? {}
    : { message: "This is a list or a map, where the chart takes a text.", remedy: "Write the one text alone." };

const isText = (value: Value, path: string): boolean =>
  value.kind === "scalar" &&
  (typeof value.value === "string" || (!strictTexts.includes(path) && printsAsWritten(value)));

/** True where no existing Secret takes the value's place and chart-secret-not-text does not report it. */
const isUsed = (subject: HelmSubject, path: string): boolean =>
  encodedSecrets.includes(path) === comesFromSecret(subject, path);
