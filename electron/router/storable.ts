/** Refuses input that no call takes and no database can hold, before anything is made of it. */
import { GatehouseError } from "../../shared/errors.js";

/** The areas whose texts stay in the console. A configuration's text has findings of its own. */
const keptHere = ["configuration", "installation", "door"];
/** NUL, and halves of surrogate pairs. */
const unstorable = /[\0\p{Cs}]/u;
const deepest = 20;

/**
 * Refuses texts that no database can hold, and values that are no JSON, such as the regular expressions that the calls'
 * encoding knows. A file in base64 is looked at once it is decoded. Errors: USAGE.
 */
export function refuseUnstorable([area = ""]: readonly string[], input: unknown): void {
  const wrong = findWrong(input, { texts: !keptHere.includes(area), depth: 0 });
  if (wrong !== null) throw new GatehouseError("USAGE", wrong, { remedy: "Remove it." });
}

interface Looking {
  readonly texts: boolean;
  readonly depth: number;
}

function findWrong(value: unknown, { texts, depth }: Looking): string | null {
  if (typeof value === "string") {
    return texts && unstorable.test(value)
      ? "The input holds a character that no text may hold: NUL, or half of a surrogate pair."
      : null;
  }
  if (typeof value !== "object" || value === null) return null;
  if (!isPlain(value)) return "The input holds a value of a kind that no call takes.";
  if (depth > deepest) return "The input is nested too deep.";
  for (const [key, one] of Object.entries(value)) {
    const wrong =
      key === "base64" ? null : (findWrong(key, { texts, depth }) ?? findWrong(one, { texts, depth: depth + 1 }));
    if (wrong !== null) return wrong;
  }
  return null;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Array.isArray(value);
}
