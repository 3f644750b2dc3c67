/** YAML does not read this as the text it looks like. */
import { printsAsWritten, valueAt } from "../../values.js";
import { onHelm, type Problem, type Rule } from "../rule.js";
import { encodedSecrets, loginTexts, texts } from "./texts.js";

export const valueNotText: Rule = {
  id: "value-not-text",
  severity: "error",
  source: "console",
  what: "YAML does not read this as the text it looks like.",
  why: "A template prints it differently (0.10 becomes 0.1, 12345678 becomes 1.2345678e+07).",
  remedy: "Put it in quotes.",
  check: onHelm(function* ({ values, existingSecret }): Iterable<Problem> {
    for (const path of texts) {
      const value = valueAt(values, path);
      if (value === null || (value.kind === "scalar" && printsAsWritten(value))) continue;
      if (existingSecret === null && encodedSecrets.includes(path)) continue; // chart-secret-not-text says it
      yield { path, position: value.position, blocks: loginTexts.includes(path) };
    }
  }),
};
