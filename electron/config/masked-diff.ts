/** What a change of a text looks like, line by line, with every secret in it as dots. */

import type { Position } from "./position.js";
import type { ConfigurationText } from "./sources.js";

const dots = "••••";
const mostCompared = 4_000_000; // cells; beyond it everything between the first and the last difference counts as changed

export interface MaskedText extends ConfigurationText {
  readonly secrets: readonly Position[];
}

/** Lines with `-`, `+` or a space before them, and two lines around each change; empty where nothing changed. */
export function maskedDiff(before: MaskedText, after: MaskedText): string {
  const [old, now] = [linesOf(before.text), linesOf(after.text)];
  const [oldShown, nowShown] = [linesOf(masked(before)), linesOf(masked(after))];
  const rows = compare(old, now).map(({ sign, line }) => ({
    sign,
    text: shown(sign, (sign === "+" ? nowShown : oldShown)[line] ?? ""),
  }));
  return rows
    .flatMap(({ sign, text }, place) => {
      const near = rows.slice(Math.max(0, place - 2), place + 3).some((row) => row.sign !== " ");
      return near ? [`${sign} ${text}`] : [];
    })
    .join("\n");
}

/** Of a line that stays only its key: it is there to say where, and may hold anything. Comments may too. */
function shown(sign: Row["sign"], line: string): string {
  if (sign !== " ") return line.replace(/(^|\s)#.*$/, "$1# …");
  const [all, indentation, key = "", value] = /^(\s*)(?:([\w.-]+\s*[:=]))?\s*(.*)$/.exec(line) ?? [line, ""];
  return value === "" || value === undefined ? all : `${indentation}${key}${key === "" ? "" : " "}…`;
}

const linesOf = (text: string): readonly string[] => text.replace(/\n$/, "").split(/\r?\n/);

/** Line breaks inside a secret stay, so that lines keep their places. */
function masked({ file, text, secrets }: MaskedText): string {
  const own = secrets.filter((secret) => secret.file === file).toSorted((a, b) => b.start - a.start);
  return own.reduce(
    (done, { start, end }) =>
      done.slice(0, start) + done.slice(start, end).replace(/[^\r\n]+/g, dots) + done.slice(end),
    text,
  );
}

interface Row {
  readonly sign: " " | "-" | "+";
  /** Into the lines before, for `+` into those after. */
  readonly line: number;
}

/** The longest common lines stay; what is the same at both ends is set aside first. */
function compare(old: readonly string[], now: readonly string[]): readonly Row[] {
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const [a, b] = [old.slice(head, old.length - tail), now.slice(head, now.length - tail)];
  const same = (from: number, length: number): readonly Row[] =>
    Array.from({ length }, (_, place) => ({ sign: " ", line: from + place }));
  const middle = a.length * b.length > mostCompared ? replaced(a, b) : common(a, b);
  return [
    ...same(0, head),
    ...middle.map(({ sign, line }) => ({ sign, line: line + head })),
    ...same(old.length - tail, tail),
  ];
}

const replaced = (a: readonly string[], b: readonly string[]): readonly Row[] => [
  ...a.map((_, line) => ({ sign: "-", line }) as const),
  ...b.map((_, line) => ({ sign: "+", line }) as const),
];

function common(a: readonly string[], b: readonly string[]): readonly Row[] {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const rows: Row[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      rows.push({ sign: " ", line: i });
      i += 1;
      j += 1;
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) {
      rows.push({ sign: "-", line: i });
      i += 1;
    } else {
      rows.push({ sign: "+", line: j });
      j += 1;
    }
  }
  return rows;
}
