/**
 * Remembering what an edited text was composed of, by its top-level blocks, so that a keystroke costs one block and not
 * the whole file. The result is that of composing the whole text.
 */
import { isScalar, type ParsedNode, type YAMLError, YAMLMap } from "yaml";
import { GatehouseError } from "../../../shared/errors.js";
import { locator } from "../../files/position.js";
import { eachNode, isMap, type ParsedMap } from "./nodes.js";
import { composeText, hasTooManyLines, isTooLarge, isWrongAnyway } from "./syntax.js";

/** One or more top-level keys with what is below them. Ranges of nodes are offsets into the whole text. */
interface Block {
  readonly map: ParsedMap;
  readonly tokens: number;
  readonly cut: boolean;
  /** The block's offset in the whole text. */
  start: number;
}

/** The only top-level map of a text, or its first error and the offset from which that error counts. */
export type ComposedMap =
  | { readonly map: ParsedMap }
  | { readonly map: null; readonly error: YAMLError; readonly start: number };

/** The blocks of one file by their texts. A text that occurs several times has several blocks. */
type Blocks = Map<string, Block[]>;

/** Milliseconds. Edited texts hold secrets, so they are not kept longer than somebody may come back to them. */
const forgetAfter = 10 * 60 * 1000;

export class ComposedBlocks {
  readonly #files = new Map<string, Blocks>();
  #forgetting: NodeJS.Timeout | undefined;

  /**
   * Composes the text; null where it is not simply one map, or has errors in more than one block, so that the whole
   * must be composed. The nodes belong to this object: the next call for the file moves them.
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
      if (isTooLarge(tokens)) return null; // a refused text is not worth composing to its end
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

/** Where a line begins with a top-level key. The lines up to the next such line belong to the key. */
const keyLine = /(?:^\uFEFF?|\n)(?=[A-Za-z_][\w.-]*:(?:[ \r\n]|$))/g;
/** What may stand before the first key: a byte order mark, comments and blank lines. */
const preamble = /^\uFEFF?(?: *(?:#.*)?\r?\n)*$/;
/**
 * Lines that depend on more than their block: document markers, directives, keys and values told by signs (`? key`),
 * indentation with tabs, and lines that do not end in a line feed.
 */
const uncut = /(?:^\uFEFF?|\n)(?:---|\.\.\.|%|[?:](?:[ \r\n]|$)| *\t)|\r(?!\n)|[\u0085\u2028\u2029]/;

/** The parts of the text in their order; none where the text cannot be cut into blocks. */
function splitBlocks(text: string): readonly string[] {
  const starts = Array.from(text.matchAll(keyLine), ({ index, 0: { length } }) => index + length);
  const [first] = starts;
  if (first === undefined || uncut.test(text) || !preamble.test(text.slice(0, first))) return [];
  return starts.map((start, index) => text.slice(index === 0 ? 0 : start, starts[index + 1]));
}

/** Composes one block; null where it is no map or cannot be composed, which is then told from the whole text. */
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

/** Stands for the key that follows a block. Such a key begins a line and is plain. */
const nextKey = "x: x\n";

/**
 * The first error of the only block that has one, which is the first error of the whole text too: what comes before it
 * is sound, and what follows is read as if it were not there. `rest` begins with the block. Null where this cannot be
 * shown.
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
