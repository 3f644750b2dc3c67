/** The usual cause is `echo` without -n before the encoding. */
import { onHelm, type Rule } from "../rule.js";
import { neededKeys } from "./secret-problems.js";

export const secretTrailingNewline: Rule = {
  id: "secret-trailing-newline",
  severity: "error",
  source: "console",
  what: "A value of the Secret ends with a line break.",
  why: "It belongs to the value: nobody can type that password, and another copy of the secret differs.",
  remedy: "Encode without it: echo -n, or printf %s VALUE | base64 -w0.",
  check: onHelm((subject) =>
    neededKeys(subject)
      .filter(({ text }) => text !== null && text.trim() !== "" && /[\r\n]$/.test(text))
      .map(({ path, position }) => ({ path, position })),
  ),
};
