/** Turning changes into edits of a `.env`. Comments, order, `export`, quotes and line ends stay as they are. */
import type { ConfigurationDocument } from "../../../shared/contract/configuration.js";
import { locator } from "../../files/position.js";
import { type EnvEntry, parseEnv, readStatements, type Statement, withoutTrailingSpace } from "../env/read.js";
import { tailBehind } from "../env/tail.js";
import type { Change, TextEdit } from "./fix.js";
import { asLines, startOfLine, startOfNextLine, withoutLines } from "./lines.js";

/** The edits of one change in files layered left to right; null where it cannot be made in place. */
export function envEdits(sources: readonly ConfigurationDocument[], change: Change): readonly TextEdit[] | null {
  switch (change.kind) {
    case "set":
      return setEdits(sources, change);
    case "remove": {
      const edits = sources.flatMap((source) => named(source, change.path).map((one) => removal(source, one)));
      return edits.length === 0 ? null : edits;
    }
    case "move": {
      if (sources.some((source) => named(source, change.to).length > 0)) return null;
      const edits = sources.flatMap((source) =>
        named(source, change.path).map(({ name }) => ({
          file: source.file,
          start: name.start,
          end: name.start + name.name.length,
          text: change.to,
        })),
      );
      return edits.length === 0 ? null : edits;
    }
    case "remove-earlier": {
      const source = sources.find(({ file }) => file === change.file);
      if (source === undefined) return null;
      const all = named(source, change.path);
      const later = all.findIndex(({ name, value }) => value.start === change.start || name.start === change.start);
      const earlier = later === -1 ? undefined : all[later - 1];
      return earlier === undefined ? null : [removal(source, earlier)];
    }
    case "recover":
      return null;
    case "lift-comment":
      return liftComment(sources, change.path);
  }
}

/** The statements of each text, kept as long as the text: a file with many findings is asked for each of them. */
const statements = new WeakMap<ConfigurationDocument, ReadonlyMap<string, readonly Statement[]>>();

function named(source: ConfigurationDocument, wanted: string): readonly Statement[] {
  const known = statements.get(source) ?? byName(source);
  statements.set(source, known);
  return known.get(wanted) ?? [];
}

function byName({ file, text }: ConfigurationDocument): ReadonlyMap<string, readonly Statement[]> {
  const names = new Map<string, Statement[]>();
  for (const statement of readStatements(file, text, locator(file, text))) {
    const same = names.get(statement.name.name);
    if (same === undefined) names.set(statement.name.name, [statement]);
    else same.push(statement);
  }
  return names;
}

/** The statement that counts for a name: the last one in the last file that has it. Null where no file has it. */
export function counting(sources: readonly ConfigurationDocument[], name: string) {
  for (const source of sources.toReversed()) {
    const statement = named(source, name).at(-1);
    if (statement !== undefined) return { source, statement };
  }
  return null;
}

type Set = Extract<Change, { readonly kind: "set" }>;

function setEdits(sources: readonly ConfigurationDocument[], change: Set) {
  const { path: name, quoted, whole } = change;
  const value = String(change.value);
  const found = counting(sources, name);
  if (found === null) {
    const last = sources.at(-1);
    const written = writeEnvValue(value, quoted === true ? "'" : null);
    if (last === undefined || written === null) return null;
    const at = last.text.length;
    return [{ file: last.file, start: at, end: at, text: asLines(last.text, at, [`${name}=${written}`]) }];
  }
  const { statement, source } = found;
  const { start, end, quote, text } = statement.value;
  const written = writeEnvValue(value, quote ?? (quoted === true ? "'" : null));
  if (written === null) return null;
  if (quote === null && source.text[start] === "#") return null;
  const { file } = source;
  if (quote !== null) {
    const tail = whole === true ? tailBehind(source.text, end) : null;
    return [{ file, start, end: tail === null || tail.assigns ? end : tail.end, text: written }];
  }
  const line = withoutTrailingSpace(source.text.slice(start, end));
  // A comment that compose took off has become part of the value, so the edit covers it too.
  const bare = value === line ? line : text;
  return [{ file, start, end: start + bare.length, text: written }];
}

/**
 * The value written so that compose reads it back unchanged: in the quotes it had, else in none, single or double ones.
 * Null where no way of writing holds it. Single quotes never hold \', because compose before 2.24 keeps that backslash.
 */
export function writeEnvValue(value: string, quote: EnvEntry["quote"]): string | null {
  const single = value.includes("'") ? [] : [`'${value}'`];
  const double = `"${value
    .replace(/[\\"$]/g, "\\$&")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")}"`;
  const plain = /^[\w./+=@%:,~^!?()*&-]+$/.test(value) ? [value] : [];
  const ways = quote === '"' ? [double, ...single] : [...(quote === null ? plain : []), ...single, double];
  const read = (written: string): string | undefined => {
    try {
      return parseEnv("", `A=${written}`).entries.get("A")?.value;
    } catch {
      return undefined;
    }
  };
  return ways.find((written) => read(written) === value) ?? null;
}

/** Removes the statement's whole line, or only the statement where something else stands in the line. */
function removal({ file, text }: ConfigurationDocument, { name, value }: Statement): TextEdit {
  const start = startOfLine(text, name.start);
  const end = startOfNextLine(text, value.end);
  const alone =
    /^\s*(export\s+)?$/.test(text.slice(start, name.start)) &&
    /^[^\S\n]*(#.*)?\r?\n?$/.test(text.slice(value.end, end));
  const [from, to] = alone ? withoutLines(text, start, end) : [name.start, value.end];
  return { file, start: from, end: to, text: "" };
}

function liftComment(sources: readonly ConfigurationDocument[], name: string): readonly TextEdit[] | null {
  const found = counting(sources, name);
  if (found === null) return null;
  const { source, statement } = found;
  const { text, file } = source;
  const { start, end } = statement.value;
  if (text[start] !== "#") return null;
  const line = startOfLine(text, statement.name.start);
  const comment = text.slice(start, end).trimEnd();
  const equals = text.slice(0, start).trimEnd().length;
  const lineEnd = text.slice(0, end).endsWith("\r") ? "\r\n" : "\n";
  return [
    { file, start: line, end: line, text: `${comment}${lineEnd}` },
    { file, start: equals, end: start + comment.length, text: "" },
  ];
}
