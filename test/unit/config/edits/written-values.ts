/** Values files as people write them, for property tests: any indentation, quoting, comments, braces, anchors and line ends. */
import fc from "fast-check";

/** A key with a text as it is (quoted somehow), what is written raw (`true`, `&on 'true'`), or what is below it. */
export type Entry = readonly [key: string, value: string | Raw | readonly Entry[]];
export interface Raw {
  readonly raw: string;
}
export const raw = (text: string): Raw => ({ raw: text });

/** How a file is written; each place takes its own of `choices`. */
export interface Style {
  readonly indent: number;
  readonly lineEnd: "\n" | "\r\n";
  readonly mark: boolean;
  readonly ended: boolean;
  readonly start: boolean;
  readonly choices: readonly number[];
}

export const styles: fc.Arbitrary<Style> = fc.record({
  indent: fc.constantFrom(1, 2, 2, 3, 4),
  lineEnd: fc.constantFrom("\n", "\r\n"),
  mark: fc.boolean(),
  ended: fc.boolean(),
  start: fc.boolean(),
  choices: fc.array(fc.nat(999), { minLength: 90, maxLength: 90 }),
});

/** Each comment in it has a number of its own: `#c7`. */
export function writeValues(entries: readonly Entry[], style: Style): string {
  let place = 0;
  let comments = 0;
  const choose = (of: number): number => (style.choices[place++ % style.choices.length] ?? 0) % of;
  const comment = (): string => `#c${++comments} ${["why", "was: 'x'", 'say "y"', "a: b", "{"][choose(5)]}`;
  const behind = (): string => (choose(3) === 0 ? `${[" ", "  ", "\t"][choose(3)]}${comment()}` : "");

  const flow = (value: Entry[1]): string => {
    if (typeof value === "string") return quoted(value, 1 + choose(2));
    if ("raw" in value) return value.raw;
    const pad = [" ", ""][choose(2)];
    return `{${pad}${value.map(([key, below]) => `${key}: ${flow(below)}`).join(choose(2) === 0 ? ", " : " , ")}${pad}}`;
  };

  const block = (list: readonly Entry[], depth: number): readonly string[] =>
    list.flatMap(([key, value]) => {
      const pad = " ".repeat(depth * style.indent);
      const above = choose(4) === 0 ? [`${pad}${comment()}`] : choose(6) === 0 ? [""] : [];
      const name = choose(9) === 0 ? `"${key}"` : key;
      const gap = [" ", " ", " ", "   "][choose(4)];
      if (typeof value === "string") {
        if (choose(8) === 0 && value.trim() === value && value !== "")
          return [...above, `${pad}${name}: |-${behind()}`, `${pad}${" ".repeat(style.indent)}${value}`];
        return [...above, `${pad}${name}:${gap}${quoted(value, choose(3))}${behind()}`];
      }
      if ("raw" in value) return [...above, `${pad}${name}:${gap}${value.raw}${behind()}`];
      if (value.length === 0 || choose(5) === 0) return [...above, `${pad}${name}:${gap}${flow(value)}${behind()}`];
      return [...above, `${pad}${name}:${behind()}`, ...block(value, depth + 1)];
    });

  const head = [...(style.start ? ["---"] : []), ...(choose(2) === 0 ? [comment(), ""] : [])];
  const foot = choose(3) === 0 ? ["", comment()] : [];
  const text = [...head, ...block(entries, 0), ...foot].join(style.lineEnd);
  return (style.mark ? "\ufeff" : "") + text + (style.ended ? style.lineEnd : "");
}

/** Plain (0) only where YAML reads it as that text, in single (1) or double quotes (2). */
function quoted(text: string, how: number): string {
  if (how === 0 && /^[A-Za-z][\w./@:+-]*$/.test(text) && !/^(true|false|yes|no|on|off|null|y|n)$/i.test(text))
    return text;
  return how === 1 ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);
}
