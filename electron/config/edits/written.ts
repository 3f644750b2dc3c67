/** Writing a value as a YAML scalar in the style of the one it replaces, so that Helm reads exactly that value. */
import type { Scalar } from "yaml";
import { resolvePlainScalar } from "../yaml/scalars.js";

export type Quoting = "plain" | "single" | "double";

// This is narrower than YAML: a value that needs thought is put in quotes.
const plain = /^[A-Za-z0-9_./][\w./+=@%~$-]*(?::[\w./+=@%~$-]+)*$/;
const printable = /^[\x20-\x7e\u00a0-\ud7ff\ue000-\ufffd]*$/u;

export const quotingOf = (type: Scalar["type"]): Quoting =>
  type === "QUOTE_SINGLE" ? "single" : type === "QUOTE_DOUBLE" ? "double" : "plain";

/** The value as a scalar. `like` is the style to keep where it can hold the value. */
export function writeScalar(value: string | boolean, like: Quoting): string {
  if (typeof value === "boolean") return String(value);
  if (like === "plain" && plain.test(value) && resolvePlainScalar(value) === value) return value;
  const single = printable.test(value) && (like === "single" || /["\\]/.test(value));
  return single ? `'${value.replaceAll("'", "''")}'` : doubleQuoted(value);
}

const doubleQuoted = (value: string): string =>
  JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** The key as it is written in a map. */
export const writeKey = (key: string): string => writeScalar(key, "plain");
