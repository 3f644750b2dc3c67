/** Finding the YAML around each place where a template prints a value. */

import { type Block, printedSign, type Statement } from "../../electron/config/chart/model.js";
import { isYaml } from "../../electron/config/chart/places.js";

/** A text that a print statement writes, for good values. */
export type Sample = string;

interface Printed {
  readonly start: number;
  readonly end: number;
}

/** A template's text with samples for what it prints, both branches of each condition one after the other. */
export class Layout {
  #text = "";
  readonly #printed = new Map<Statement, Printed>();
  readonly #sampleOf: (statement: Statement) => Sample;

  constructor(body: Block, sampleOf: (statement: Statement) => Sample) {
    this.#sampleOf = sampleOf;
    this.#write(body);
  }

  #write(block: Block): void {
    for (const statement of block) {
      if (typeof statement === "string") this.#text += statement;
      else if (statement[0] === "print") {
        const start = this.#text.length;
        this.#text += this.#sampleOf(statement);
        this.#printed.set(statement, { start, end: this.#text.length });
      } else if (statement[0] === "if" || statement[0] === "with") {
        this.#write(statement[2]);
        this.#write(statement[3]);
      } else if (statement[0] === "range") {
        this.#write(statement[4]);
        this.#write(statement[5]);
      }
    }
  }

  /** True where nothing else stands on the lines that the statement prints. */
  standsAlone(statement: Statement): boolean {
    const at = this.#printed.get(statement);
    if (at === undefined) return false;
    const broken = this.#text.charAt(at.start) === "\n";
    const before = this.#text.slice(this.#text.lastIndexOf("\n", at.start - 1) + 1, at.start);
    const after = /^[^\n]*/.exec(this.#text.slice(at.end))?.[0] ?? "";
    return (broken || before.trim() === "") && after.trim() === "";
  }

  /** The YAML around the printed value; null where there is none that could break. */
  placeOf(statement: Statement): string | null {
    const at = this.#printed.get(statement);
    if (at === undefined) return null;
    const sample = this.#text.slice(at.start, at.end);
    const before = documentBefore(this.#text.slice(0, at.start)).split("\n");
    const after = documentAfter(this.#text.slice(at.end)).split("\n");
    const line = `${before.at(-1) ?? ""}${printedSign}${after[0] ?? ""}`;
    const above = ancestors(before.slice(0, -1), line);
    const following = after.slice(1).filter((text) => text.trim() !== "" && !text.trim().startsWith("#"));
    const fits = (lines: readonly string[], samples: readonly string[]): string | null => {
      const place = lines.map(simplified).join("\n");
      return samples.some((text) => isYaml(place.replace(printedSign, () => text))) ? place : null;
    };
    // The line that follows may belong to another branch; then the next one is tried.
    const candidates = [...following.slice(0, 6).map((next) => [...above, line, next]), [...above, line]];
    for (const samples of [[sample], others(sample)])
      for (const lines of candidates) {
        const place = fits(lines, samples);
        if (place !== null) return place;
      }
    // Nothing that is printed here is YAML: whoever sets it is refused.
    return [...above, line].map(simplified).join("\n");
  }
}

/** What else could be printed where a sample is: the kind of its value may be another. */
function others(sample: string): readonly string[] {
  const start = /^\n?\s*/.exec(sample)?.[0] ?? "";
  return ["b: x", "- x", "x"].map((text) => start + text);
}

const documentBefore = (text: string): string => text.slice(text.lastIndexOf("\n---") + 1).replace(/^---[^\n]*\n/, "");
const documentAfter = (text: string): string => {
  const end = text.search(/\n---[ \t]*(?:\n|$)/);
  return end === -1 ? text : text.slice(0, end);
};

const indentation = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;

/** The lines above that a line is below, outermost first. A list may begin as far left as the key that it belongs to. */
function ancestors(lines: readonly string[], below: string): readonly string[] {
  const found: string[] = [];
  let limit = indentation(below);
  let isItem = below.trimStart().startsWith("- ");
  for (const line of [...lines].reverse()) {
    const text = line.trim();
    if (text === "" || text.startsWith("#")) continue;
    const here = indentation(line);
    const holdsItem = isItem && here === limit && !text.startsWith("-");
    if (here >= limit && !holdsItem) continue;
    found.unshift(line);
    limit = here;
    isItem = text.startsWith("- ");
    if (limit === 0 && !isItem) break;
  }
  return found;
}

/** The line without its words, which do not matter to YAML. */
function simplified(line: string): string {
  const parts = /^(\s*(?:- )*)(?:("?[\w./-]+"?):(?=\s|$)(.*)|(.*))$/s.exec(line);
  if (parts === null) return line;
  const [, start = "", key, rest = "", other = ""] = parts;
  const tail = (text: string): string => {
    if (text.includes(printedSign)) return text.replace(/[A-Za-z0-9]+/g, "w");
    const block = /[|>][+-]?\s*$/.exec(text);
    if (block !== null) return ` ${block[0]}`;
    return text.trim() === "" ? "" : " w";
  };
  if (key !== undefined) return `${start}w:${tail(rest)}`;
  if (other.includes(printedSign)) return start + other.replace(/[A-Za-z0-9]+/g, "w");
  if (other.trim() === "" || /^(?:-|[|>][+-]?)\s*$/.test(other)) return start + other;
  return `${start}w`;
}
