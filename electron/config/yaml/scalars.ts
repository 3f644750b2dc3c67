/** Reading a plain (unquoted) YAML scalar as Helm does, which reads YAML 1.1 through go-yaml v2. */

const truths = new Set(["y", "yes", "true", "on"]);
const untruths = new Set(["n", "no", "false", "off"]);
const nulls = new Set(["", "~", "null", "Null", "NULL"]);
const decimal = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const integers: readonly (readonly [pattern: RegExp, radix: number])[] = [
  [/^[-+]?0x([0-9a-f]+)$/i, 16],
  [/^[-+]?0b([01]+)$/i, 2],
  [/^[-+]?0o?([0-7]+)$/i, 8],
];
const mostInteger = 2 ** 64;

/**
 * The value of a plain scalar: `yes` is true, `012` is ten, and `2024-01-01` and numbers that are too large stay text.
 * Words count in lower case, Capitalised and in UPPER CASE only.
 */
export function resolvePlainScalar(text: string): string | number | boolean | null {
  if (nulls.has(text)) return null;
  if (/^([a-z]+|[A-Z][a-z]*|[A-Z]+)$/.test(text)) {
    const word = text.toLowerCase();
    if (truths.has(word)) return true;
    if (untruths.has(word)) return false;
    return text;
  }
  if (/^[-+]?\.(inf|Inf|INF)$/.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  if (/^\.(nan|NaN|NAN)$/.test(text)) return Number.NaN;
  if (!/^[-+.0-9]/.test(text)) return text;
  const digits = text.replace(text.startsWith(".") ? /(?<=[0-9])_(?=[0-9])/g : /_/g, "");
  for (const [pattern, radix] of integers) {
    const size = Number.parseInt(pattern.exec(digits)?.[1] ?? "", radix);
    if (size <= mostInteger) return digits.startsWith("-") ? -size : size;
  }
  const number = decimal.test(digits) ? Number(digits) : Number.NaN;
  return Number.isFinite(number) ? number : text;
}
