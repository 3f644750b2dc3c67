/**
 * What an editor's text was composed of the last time, by its top-level blocks, so that a keystroke costs the block it
 * is in and not the whole file. What comes out is what composing the whole text gives.
 */
import { isMap, isSeq, type Pair, type ParsedNode, YAMLMap } from "yaml";
import { GatehouseError } from "../../shared/errors.js";
import { locator } from "./position.js";
import { composeText, isTooLarge } from "./yaml-syntax.js";

/** One or more top-level keys with what is below them; the ranges of its nodes are those of the whole text. */
interface Block {
  readonly map: YAMLMap.Parsed;
  readonly tokens: number;
  /** Where it stands in the whole text. */
  start: number;
}

/** The blocks of one file by their texts; what stands there several times has as many. */
type Blocks = Map<string, Block[]>;

/** Milliseconds. What was edited holds secrets, and is not kept for longer than somebody may come back to it. */
const forgetAfter = 10 * 60 * 1000;

export class ComposedBlocks {
  readonly #files = new Map<string, Blocks>();
  #forgetting: NodeJS.Timeout | undefined;

  /**
   * The text's one top-level map; null where the text is not simply that, or holds an error: then the whole is to be
   * composed, which tells what and where. The nodes stay this object's: the next call for the file moves them.
   */
  compose(file: string, text: string): YAMLMap.Parsed | null {
    clearTimeout(this.#forgetting);
    this.#forgetting = setTimeout(() => this.#files.clear(), forgetAfter).unref();
    const before = this.#files.get(file);
    const now: Blocks = new Map();
    const parts = splitBlocks(text);
    const blocks: Block[] = [];
    let start = 0;
    let tokens = 0;
    for (const part of parts) {
      const block = before?.get(part)?.pop() ?? composeBlock(part);
      if (block !== null) {
        move(block, start);
        blocks.push(block);
        const same = now.get(part);
        if (same === undefined) now.set(part, [block]);
        else same.push(block);
        tokens += block.tokens;
      }
      start += part.length;
      if (isTooLarge(tokens)) return null; // what is refused is not worth composing to its end, nor keeping
    }
    this.#files.set(file, now);
    return blocks.length === parts.length ? joinBlocks(blocks) : null;
  }

  /** Forgets all files but these. */
  keep(files: readonly string[]): void {
    for (const file of this.#files.keys()) if (!files.includes(file)) this.#files.delete(file);
  }
}

/** Where a line begins with a top-level key; what stands in the lines before the next one belongs to it. */
const keyLine = /(?:^\uFEFF?|\n)(?=[A-Za-z_][\w.-]*:(?:[ \r\n]|$))/g;
/** What may stand before the first key: comments and blank lines, behind a byte order mark. */
const preamble = /^\uFEFF?(?: *(?:#.*)?\r?\n)*$/;
/**
 * Lines after which more depends on what came before: document markers, directives, keys and values told by signs
 * (`? key`), and indentation with tabs.
 */
const uncut = /(?:^\uFEFF?|\n)(?:---|\.\.\.|%|[?:](?:[ \r\n]|$)| *\t)/;

/** The parts of the text in their order; none where it cannot be cut like this. */
function splitBlocks(text: string): readonly string[] {
  const starts = Array.from(text.matchAll(keyLine), ({ index, 0: { length } }) => index + length);
  const [first] = starts;
  if (first === undefined || uncut.test(text) || !preamble.test(text.slice(0, first))) return [];
  return starts.map((start, place) => text.slice(place === 0 ? 0 : start, starts[place + 1]));
}

/** Null for what is no map of its own, or cannot be composed; how that is told is for the whole text. */
function composeBlock(text: string): Block | null {
  try {
    const { documents, tokens } = composeText("", text, locator("", text));
    const [document, second] = documents;
    if (document === undefined || second !== undefined || document.errors.length > 0) return null;
    const { contents } = document;
    const map = isMap(contents) && contents.flow !== true ? (contents as YAMLMap.Parsed) : null;
    return map === null ? null : { map, tokens, start: 0 };
  } catch (error) {
    if (error instanceof GatehouseError) return null;
    throw error;
  }
}

function move(block: Block, start: number): void {
  const by = start - block.start;
  if (by === 0) return;
  moveNode(block.map, by);
  block.start = start;
}

function moveNode(node: ParsedNode | null, by: number): void {
  if (node === null) return;
  const { range } = node;
  range[0] += by;
  range[1] += by;
  range[2] += by;
  if (isMap(node))
    for (const { key, value } of node.items as readonly Pair<ParsedNode, ParsedNode | null>[]) {
      moveNode(key, by);
      moveNode(value, by);
    }
  else if (isSeq(node)) for (const item of node.items as readonly ParsedNode[]) moveNode(item, by);
}

function joinBlocks(blocks: readonly Block[]): YAMLMap.Parsed | null {
  const [first, last] = [blocks[0]?.map, blocks.at(-1)?.map];
  if (first === undefined || last === undefined) return null;
  const joined = new YAMLMap<ParsedNode, ParsedNode | null>();
  joined.items = blocks.flatMap(({ map }) => map.items);
  joined.range = [first.range[0], last.range[1], last.range[2]];
  return joined as YAMLMap.Parsed;
}
