/** Only texts without quotes are looked at, among the settings that must be texts (texts.ts). */
import { isPlain, textOf, valueAt } from "../../yaml/values.js";
import { onHelm, type Rule } from "../rule.js";
import { texts } from "./texts.js";

export const valueLikeDate: Rule = {
  id: "value-like-date",
  severity: "warning",
  source: "console",
  what: "YAML readers differ on whether this is a date or a text.",
  why: "Helm takes it for the text it is, but others that rewrite values files, such as Terraform or a pipeline, make a time of it.",
  remedy: "Put it in quotes.",
  check: onHelm(({ values }) =>
    texts.flatMap((path) => {
      const value = valueAt(values, path);
      const dated = value !== null && isPlain(value) && /^\d{4}-\d{1,2}-\d{1,2}([Tt ]\d.*)?$/.test(textOf(value) ?? "");
      return dated ? [{ path, position: value.position }] : [];
    }),
  ),
};
