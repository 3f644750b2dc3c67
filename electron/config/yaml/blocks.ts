/**
 * What an editor's text was composed of the last time, by its top-level blocks, so that a keystroke costs the block it
 * is in and not the whole file. What comes out is what composing the whole text gives.
 */
import { isScalar, type ParsedNode, type YAMLError, YAMLMap } from "yaml";
import { GatehouseError } from "../../../shared/errors.js";
import { locator } from "../../files/position.js";
import { eachNode, isMap, type ParsedMap } from "./nodes.js";
import { composeText, hasTooManyLines, isTooLarge, isWrongAnyway } from "./syntax.js";

/** One or more top-level keys with what is below them; the ranges of its nodes are those of the whole text. */
interface Block {
  readonly map: ParsedMap;
  readonly tokens: number;
  readonly cut: boolean;
  /** Where it stands in the whole text. */
  start: number;
}

/** A text's one top-level map, or its first error and what its place is counted from. */
export type ComposedMap =
  | { readonly map: ParsedMap }
  | { readonly map: null; readonly error: YAMLError; readonly start: number };

/** The blocks of one file by their texts; what stands there several times has as many. */
type Blocks = Map<string, Block[]>;

/** Milliseconds. What was edited holds secrets, and is not kept for longer than somebody may come back to it. */
const forgetAfter = 10 * 60 * 1000;

export class ComposedBlocks {
  readonly #files = new Map<string, Blocks>();
  #forgetting: NodeJS.Timeout | undefined;

  /**
   * What composing the whole text gives; null where the text is not simply one map, or holds errors of more than one
   * block: then the whole is to be composed. The nodes stay this object's: the next call for the file moves them.
   */
  compose(file: string, text: string): ComposedMap | null {
    clearTimeout(this.#forgetting);
    this.#forgetting = setTimeout(() => this.#files.clear(), forgetAfter).unref();
    if (hasTooManyLines(text)) return null;
    const before = this.#files.get(file);
    const now: Blocks = new Map();
    const parts = splitBlocks(text);
    const blocks: Block[] = [];
    const faulty: { readonly part: string; readonly start: number }[] = [];
    let start = 0;
    let tokens = 0;
    for (const part of parts) {
      const block = before?.get(part)?.pop() ?? composeBlock(part);
      if (block === null) faulty.push({ part, start });
      else {
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
    const [fault, second] = faulty;
    if (fault === undefined) return joinBlocks(blocks);
    if (second !== undefined || blocks.some(({ cut }) => cut)) return null;
    const error = findError(fault.part, text.slice(fault.start));
    return error === null ? null : { map: null, error, start: fault.start };
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
 * (`? key`), indentation with tabs, and lines that end in a carriage return.
 */
const uncut = /(?:^\uFEFF?|\n)(?:---|\.\.\.|%|[?:](?:[ \r\n]|$)| *\t)|\r(?!\n)/;

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
    const { documents, tokens, cut } = composeText("", text, locator("", text));
    const [document, second] = documents;
    if (document === undefined || second !== undefined || document.errors.length > 0) return null;
    const { contents } = document;
    return isMap(contents) && contents.flow !== true ? { map: contents, tokens, cut, start: 0 } : null;
  } catch (error) {
    if (error instanceof GatehouseError) return null;
    throw error;
  }
}

/** Stands for the key that follows a block: as every such key, it begins a line and is plain. */
const nextKey = "x: x\n";

/**
 * The first error of the only block that has any, which is the whole text's: what comes before it is sound, and what
 * follows is read as without it. `rest` begins with the block. Null where all that does not show.
 */
function findError(block: string, rest: string): YAMLError | null {
  const isLast = block.length === rest.length;
  try {
    const { documents, cut } = composeText("", isLast ? block : block + nextKey, locator("", block));
    const [document, second] = documents;
    const error = document?.errors[0];
    if (document === undefined || error === undefined || second !== undefined) return null;
    if (isLast) return error;
    const isItsOwn = error.pos[0] < block.length && endsInKeyAt(document.contents, block.length);
    return isItsOwn && (!cut || isWrongAnyway(rest)) ? error : null;
  } catch (failure) {
    if (failure instanceof GatehouseError) return null;
    throw failure;
  }
}

function endsInKeyAt(contents: ParsedNode | null, start: number): boolean {
  const last = isMap(contents) ? contents.items.at(-1) : undefined;
  return last?.key.range[0] === start && [last.key, last.value].every((node) => isScalar(node) && node.source === "x");
}

function move(block: Block, start: number): void {
  const by = start - block.start;
  if (by === 0) return;
  eachNode(block.map, ({ range }) => {
    range[0] += by;
    range[1] += by;
    range[2] += by;
  });
  block.start = start;
}

function joinBlocks(blocks: readonly Block[]): ComposedMap | null {
  const [first, last] = [blocks[0]?.map, blocks.at(-1)?.map];
  if (first === undefined || last === undefined) return null;
  const joined = new YAMLMap<ParsedNode, ParsedNode | null>();
  joined.items = blocks.flatMap(({ map }) => map.items);
  joined.range = [first.range[0], last.range[1], last.range[2]];
  return { map: joined as ParsedMap };
}
