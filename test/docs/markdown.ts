/** What a markdown document claims: its code with where it stands, its links, and the anchors that others may link to. */
import GithubSlugger from "github-slugger";
import { lexer, type Token, type Tokens } from "marked";

/** A code span, or a fenced block. */
export interface Code {
  readonly kind: "span" | "fence";
  readonly text: string;
  /** What the fence says it is, such as `sh`. */
  readonly language: string;
  readonly line: number;
  /** The heading above it, and the first code of its table row: what an option that stands alone is about. */
  readonly about: readonly string[];
}

export interface Link {
  readonly href: string;
  readonly line: number;
}

export interface MarkdownDocument {
  /** As a path from the repository's root. */
  readonly file: string;
  readonly codes: readonly Code[];
  readonly links: readonly Link[];
  readonly anchors: ReadonlySet<string>;
}

/** Reads a document. Anchors are those that GitHub makes of headings. */
export function readMarkdown(file: string, text: string): MarkdownDocument {
  const slugger = new GithubSlugger();
  const codes: Code[] = [];
  const links: Link[] = [];
  const anchors = new Set<string>();
  let heading = "";
  let line = 1;
  for (const block of lexer(text)) {
    if (block.type === "heading") {
      heading = plainText(block);
      anchors.add(slugger.slug(heading));
    }
    const lineOf = locator(block.raw, line);
    for (const { token, row } of leavesOf(block, null)) {
      const at = lineOf(token.raw);
      if (token.type === "codespan" || token.type === "code") {
        const about = row === null ? [] : [row, heading];
        const language = token.type === "code" ? (token.lang ?? "") : "";
        const kind = token.type === "code" ? "fence" : "span";
        codes.push({ kind, text: token.text, language, line: at, about });
      } else if (token.type === "link" || token.type === "image") links.push({ href: token.href, line: at });
    }
    line += block.raw.split("\n").length - 1;
  }
  return { file, codes, links, anchors };
}

interface Leaf {
  readonly token: Token;
  /** The first code of the table row around it; null outside of tables. */
  readonly row: string | null;
}

/** The token and all beneath it, in their order. */
function* leavesOf(token: Token, row: string | null): Iterable<Leaf> {
  yield { token, row };
  if (isTable(token)) {
    for (const cells of token.rows) {
      const inCells = cells.flatMap(({ tokens }) => tokens);
      const first = [...inCells.flatMap((cell) => [...leavesOf(cell, null)])].find(
        ({ token: leaf }) => leaf.type === "codespan",
      );
      const lead = first !== undefined && "text" in first.token ? first.token.text : "";
      for (const cell of inCells) yield* leavesOf(cell, lead);
    }
    return;
  }
  const children = isList(token) ? token.items : "tokens" in token ? (token.tokens ?? []) : [];
  for (const child of children) yield* leavesOf(child, row);
}

const isTable = (token: Token): token is Tokens.Table => token.type === "table";
const isList = (token: Token): token is Tokens.List => token.type === "list";

const plainText = (token: Token): string =>
  "tokens" in token && token.tokens !== undefined
    ? token.tokens.map(plainText).join("")
    : "text" in token
      ? token.text
      : "";

/** The lines of what stands in a block, one after the other; marked itself counts none. */
function locator(block: string, firstLine: number): (raw: string) => number {
  let cursor = 0;
  return (raw) => {
    const [start = ""] = raw.split("\n", 1);
    const found = block.indexOf(start, cursor);
    if (found !== -1) cursor = found;
    return firstLine + block.slice(0, cursor).split("\n").length - 1;
  };
}
