/** The fixes that rules on `.env` files offer. Most put what was written in quotes that keep it. */
import { isSecretName } from "../../../shared/secret-names.js";
import { counting } from "../edits/env-edits.js";
import { tailBehind } from "../env/tail.js";
import type { Subject } from "../subject/subject.js";
import { fixOf } from "./offers.js";
import type { Rule } from "./rule.js";

type Offer = NonNullable<Rule["fix"]>;

/** The value that counts, as it is written: `raw` without its quotes, `line` with all that follows it in the line. */
function writtenAt(subject: Subject, name: string) {
  const found = subject.format === "compose" ? counting(subject.sources, name) : null;
  if (found === null) return null;
  const { text } = found.source;
  const { value } = found.statement;
  const tail = value.quote === null ? null : tailBehind(text, value.end);
  return {
    raw: value.text,
    line: text.slice(value.start, value.end).trimEnd(),
    quote: value.quote,
    tail: tail === null ? null : { ...tail, text: text.slice(tail.start, tail.end) },
  };
}

/** Keeps every `$` as it is. This is safe for a secret, because a `$` there is meant literally. */
export const keepDollars: Offer = (subject, { path }) => {
  const written = writtenAt(subject, path);
  if (written === null || written.quote === "'" || (written.quote === '"' && written.raw.includes("\\"))) return null;
  const safe = isSecretName(path) && !written.raw.includes("${") && !written.raw.includes("$$");
  return fixOf("Quote the value so that $ stays", safe, { kind: "set", path, value: written.raw, quoted: true });
};

/** Keeps the `#` behind a space as part of the value. */
export const keepRestOfLine: Offer = (subject, { path }) => {
  const written = writtenAt(subject, path);
  if (written === null || written.quote !== null) return null;
  return fixOf("Put the whole line in quotes", false, { kind: "set", path, value: written.line, quoted: true });
};

/** Keeps every backslash as it is. */
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

/** Joins a word directly behind the closing quote with the value, as a shell would. Behind a blank it is a remark. */
export const joinTail: Offer = (subject, { path }) => {
  const written = writtenAt(subject, path);
  if (written === null || written.tail === null) return null;
  const { raw, quote, tail } = written;
  if (!tail.attached || tail.assigns) return null;
  if (quote === '"' && /[$\\]/.test(raw)) return null; // they mean something else than they are
  return fixOf("Put the whole in one pair of quotes", false, {
    kind: "set",
    path,
    value: raw + tail.text,
    whole: true,
  });
};

export const liftComment: Offer = (_subject, { path }) =>
  // This leaves a secret or the email with nothing, and somebody has to fill it in.
  fixOf("Move the comment to a line of its own", !isSecretName(path) && !path.endsWith("_EMAIL"), {
    kind: "lift-comment",
    path,
  });
