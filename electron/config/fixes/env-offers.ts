/** The fixes that rules of `.env` files offer: what was written, in quotes that keep it. */

import { isSecretName } from "../../../shared/secret-names.js";
import { readStatements } from "../env.js";
import { locator } from "../position.js";
import type { Rule } from "../rules/rule.js";
import type { Subject } from "../subject.js";
import { fixOf } from "./offers.js";

type Offer = NonNullable<Rule["fix"]>;

/** What stands behind the = of the line that counts, as it is written, and all of the line where it has no quotes. */
function writtenAt(subject: Subject, name: string) {
  if (subject.format !== "compose") return null;
  for (const { file, text } of subject.sources.toReversed()) {
    const statement = [...readStatements(file, text, locator(file, text))].findLast((one) => one.name.name === name);
    if (statement === undefined) continue;
    const { value } = statement;
    return { raw: value.text, line: text.slice(value.start, value.end).trimEnd(), quote: value.quote };
  }
  return null;
}

/** A `$` meant literally. In a secret nobody means another one's value; elsewhere somebody may. */
export const keepDollars: Offer = (subject, { path }) => {
  const written = writtenAt(subject, path);
  if (written === null || written.quote === "'" || (written.quote === '"' && written.raw.includes("\\"))) return null;
  const safe = isSecretName(path) && !written.raw.includes("${") && !written.raw.includes("$$");
  return fixOf("Quote the value so that $ stays", safe, {
    kind: "set",
    path,
    value: written.raw,
    quoted: true,
  });
};

/** A `#` behind a space that belongs to the value. */
export const keepRestOfLine: Offer = (subject, { path }) => {
  const written = writtenAt(subject, path);
  if (written === null || written.quote !== null) return null;
  return fixOf("Put the whole line in quotes", false, { kind: "set", path, value: written.line, quoted: true });
};

/** Backslashes meant literally. */
export const keepBackslashes: Offer = (subject, { path }) => {
  const written = writtenAt(subject, path);
  if (written === null || written.quote !== '"') return null;
  return fixOf("Quote the value so that backslashes stay", false, {
    kind: "set",
    path,
    value: written.raw,
    quoted: true,
  });
};

export const liftComment: Offer = (_subject, { path }) =>
  // Of a secret or the email that leaves nothing, which is for somebody to fill in.
  fixOf("Move the comment to a line of its own", !isSecretName(path) && !path.endsWith("_EMAIL"), {
    kind: "lift-comment",
    path,
  });
