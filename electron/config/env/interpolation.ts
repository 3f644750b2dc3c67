/** Replacing `$NAME`, `${NAME:-default}` and `$$` in values by the rules of compose-go's template package. */
import { deepestNesting } from "../../files/unreadable.js";

export interface Interpolated {
  readonly text: string;
  /** True where a reference names nothing that is set and so becomes nothing. Often the `$` was meant literally. */
  readonly lost: boolean;
}

/** The reason for which compose itself would refuse the file. */
export class InterpolationError extends Error {}

/** Characters. Linux gives a process no longer string in its environment (MAX_ARG_STRLEN, execve(2)). */
export const longestValue = 128 * 1024;
const name = /[A-Za-z_][A-Za-z0-9_]*/y;
const operator = /:?[-+?]/y;

/** Replaces the references in `template`; `lookup` gives a variable's value or undefined. Throws InterpolationError. */
export function interpolate(template: string, lookup: (name: string) => string | undefined, depth = 0): Interpolated {
  if (depth > deepestNesting) throw new InterpolationError("defaults are nested too deeply");
  let text = "";
  let lost = false;
  let at = 0;
  const lastBraces = lastBraceOfLine(template);
  const add = (part: string): void => {
    text += part;
    if (text.length > longestValue) throw new InterpolationError("a value grows beyond 128 KiB");
  };
  const addValue = (value: string | undefined): void => {
    if (value === undefined) lost = true;
    add(value ?? "");
  };

  for (let dollar = template.indexOf("$"); dollar !== -1; dollar = template.indexOf("$", at)) {
    add(template.slice(at, dollar));
    const reference = readReference(template, dollar, lastBraces);
    at = reference.end;
    if (reference.kind === "literal") {
      add("$");
    } else if (reference.kind === "plain") {
      addValue(lookup(reference.name));
    } else {
      const value = lookup(reference.name);
      const present = value !== undefined && (value !== "" || !reference.operator.startsWith(":"));
      const action = reference.operator.at(-1);
      if (action === "?" && !present) throw new InterpolationError("a required variable (one with ?) has no value");
      if (action === "+" ? present : action === "-" && !present) {
        const chosen = interpolate(reference.operand, lookup, depth + 1);
        lost ||= chosen.lost;
        add(chosen.text);
      } else add(value ?? "");
    }
  }
  add(template.slice(at));
  return { text, lost };
}

/** A name that a template refers to. */
export interface NamedReference {
  readonly name: string;
  /** True for `${NAME:?…}`: compose does not start while the name has no value. */
  readonly required: boolean;
  /** True where an empty value counts as none: an operator with a colon. */
  readonly emptyIsNone: boolean;
}

/** Every name a template refers to, those in defaults included. Throws InterpolationError. */
export function referencesIn(template: string, depth = 0): readonly NamedReference[] {
  if (depth > deepestNesting) throw new InterpolationError("defaults are nested too deeply");
  const found: NamedReference[] = [];
  const lastBraces = lastBraceOfLine(template);
  for (let dollar = template.indexOf("$"); dollar !== -1; ) {
    const reference = readReference(template, dollar, lastBraces);
    if (reference.kind === "plain") found.push({ name: reference.name, required: false, emptyIsNone: false });
    if (reference.kind === "operated") {
      const { name, operator, operand } = reference;
      found.push({ name, required: operator.endsWith("?"), emptyIsNone: operator.startsWith(":") });
      if (!operator.endsWith("?")) found.push(...referencesIn(operand, depth + 1));
    }
    dollar = template.indexOf("$", reference.end);
  }
  return found;
}

type Reference =
  | { readonly kind: "literal"; readonly end: number }
  | { readonly kind: "plain"; readonly name: string; readonly end: number }
  | {
      readonly kind: "operated";
      readonly name: string;
      readonly operator: string;
      readonly operand: string;
      readonly end: number;
    };

function readReference(template: string, dollar: number, lastBrace: (from: number) => number): Reference {
  const next = template[dollar + 1];
  if (next === "$") return { kind: "literal", end: dollar + 2 };
  if (next !== "{") {
    const bare = match(name, template, dollar + 1);
    return bare === ""
      ? { kind: "literal", end: dollar + 1 }
      : { kind: "plain", name: bare, end: dollar + 1 + bare.length };
  }
  const inside = match(name, template, dollar + 2);
  const after = dollar + 2 + inside.length;
  if (inside !== "" && template[after] === "}") return { kind: "plain", name: inside, end: after + 1 };
  const sign = inside === "" ? "" : match(operator, template, after);
  const last = lastBrace(after);
  if (sign === "" || last < after + sign.length)
    throw new InterpolationError("a reference ($ and braces) that compose cannot read; write $$ for a literal $");
  const close = closingBrace(template, dollar + 1, last);
  return {
    kind: "operated",
    name: inside,
    operator: sign,
    operand: template.slice(after + sign.length, close),
    end: close + 1,
  };
}

function match(pattern: RegExp, text: string, from: number): string {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0] ?? "";
}

/** The brace that closes the one at `open`, or `last`, the last of the line, where the braces do not pair up. */
function closingBrace(text: string, open: number, last: number): number {
  let depth = 0;
  for (let i = open; i <= last; i += 1) {
    if (text[i] === "{") {
      depth += 1;
      i += 1; // compose-go skips what follows an opening brace
    } else if (text[i] === "}") {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return last;
}

/** Remembers the line it last looked at, so that many references on one long line stay linear. */
function lastBraceOfLine(text: string): (from: number) => number {
  let end = -1;
  let brace = -1;
  return (from) => {
    if (from > end) {
      const newline = text.indexOf("\n", from);
      end = newline === -1 ? text.length : newline;
      brace = text.lastIndexOf("}", end);
    }
    return brace;
  };
}
