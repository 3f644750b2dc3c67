/** The order of the rooms as docs/architecture.md lists it, and the imports that break it. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseSync } from "vite";

/** A folder (`electron/members/`) or a file (`electron/cli.ts`), as a path from the repository's root. */
type Room = string;

/** An import of a file in a room that is listed above the importing file's. */
export interface UpwardImport {
  readonly file: string;
  readonly line: number;
  readonly imported: string;
}

const roomList = /<!-- rooms:.*?-->(.*?)<!-- end of rooms -->/s;

/**
 * The rooms from the top floor down. Rooms that share an item of the list are told apart by their order in it.
 * Throws where the text has no list.
 */
export function roomsOf(architecture: string): readonly Room[] {
  const list = roomList.exec(architecture)?.[1];
  if (list === undefined) throw new Error("docs/architecture.md has no list of rooms.");
  const items = list.split("\n").filter((line) => line.startsWith("- "));
  return items.flatMap((item) =>
    [...item.matchAll(/`((?:electron|renderer|shared)\/[\w./-]*)`/g)].map(([, room]) => room ?? ""),
  );
}

/** The room a file lives in: the longest that its path starts with, and a file that is a room itself. */
export function roomOf(rooms: readonly Room[], file: string): Room | undefined {
  const holding = rooms.filter((room) => file === room || (room.endsWith("/") && file.startsWith(room)));
  return holding.toSorted((a, b) => b.length - a.length)[0];
}

/** The project's own files that a source file imports, with the line of each; of packages nothing is said. */
export function importsOf(root: string, file: string): readonly { readonly line: number; readonly imported: string }[] {
  const text = readFileSync(join(root, file), "utf8");
  const { module } = parseSync(file, text);
  const named = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest),
    ...module.staticExports.flatMap(({ entries }) => entries.map((entry) => entry.moduleRequest ?? null)),
  ].flatMap((request) => (request === null ? [] : [{ start: request.start, specifier: request.value }]));
  // import("…") as an expression or as a type.
  const called = [...text.matchAll(/\bimport\(\s*["']([^"']+)["']/g)].map((match) => ({
    start: match.index,
    specifier: match[1] ?? "",
  }));
  return [...named, ...called]
    .filter(({ specifier }) => specifier.startsWith("."))
    .map(({ start, specifier }) => ({
      line: text.slice(0, start).split("\n").length,
      imported: join(dirname(file), specifier).replaceAll("\\", "/"),
    }));
}

/** Every import that runs up, every file outside the rooms and every room without a file, as sentences. */
export function faultsOf(root: string, rooms: readonly Room[]): readonly string[] {
  const files = sourceFiles(root);
  const homeless = files.filter((file) => roomOf(rooms, file) === undefined);
  const empty = rooms.filter((room) => !files.some((file) => roomOf(rooms, file) === room));
  return [
    ...homeless.map((file) => `${file} lies in no room of docs/architecture.md.`),
    ...empty.map((room) => `docs/architecture.md lists ${room}, which has no file of its own.`),
    ...files
      .flatMap((file) => upwardImports(root, rooms, file))
      .map(({ file, line, imported }) => `${file}:${line} imports ${imported}, which is in a room above its own.`),
  ];
}

function upwardImports(root: string, rooms: readonly Room[], file: string): readonly UpwardImport[] {
  const own = rooms.indexOf(roomOf(rooms, file) ?? "");
  return importsOf(root, file)
    .filter(({ imported }) => {
      const room =
        roomOf(rooms, imported) ??
        roomOf(rooms, imported.replace(/\.js$/, ".ts")) ??
        roomOf(rooms, imported.replace(/\.js$/, ".tsx"));
      return room !== undefined && rooms.indexOf(room) < own;
    })
    .map(({ line, imported }) => ({ file, line, imported }));
}

const sourceFiles = (root: string): readonly string[] =>
  ["electron", "renderer", "shared"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"))
      .toSorted(),
  );
