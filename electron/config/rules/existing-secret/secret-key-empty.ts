/** Only keys that the chart reads are looked at; blanks count as empty. */
import { onHelm, type Rule } from "../rule.js";
import { isLoginKey, neededKeys } from "./secret-problems.js";

export const secretKeyEmpty: Rule = {
  id: "secret-key-empty",
  severity: "error",
  source: "console",
  what: "A key that the chart reads from the Secret is empty.",
  why: "The services start with nothing in its place: the bootstrap fails, or the product does without a clear message.",
  remedy: "Put the value in.",
  check: onHelm((subject) =>
    neededKeys(subject)
      .filter(({ text }) => text !== null && text.trim() === "")
      .map(({ key, path, keyPosition }) => ({ path, position: keyPosition, blocks: isLoginKey(key) })),
  ),
};
