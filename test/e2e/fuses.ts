/** Reads the fuses of a packaged app from its bytes, as Electron itself does. */
import { readFile } from "node:fs/promises";

/** In Electron's order: https://www.electronjs.org/docs/latest/tutorial/fuses */
const names = [
  "runAsNode",
  "cookieEncryption",
  "nodeOptions",
  "nodeCliInspect",
  "embeddedAsarIntegrityValidation",
  "onlyLoadAppFromAsar",
  "loadBrowserProcessSpecificV8Snapshot",
  "grantFileProtocolExtraPrivileges",
] as const;

const sentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";

/** Each fuse of `program`: true where it is on. */
export async function readFuses(program: string): Promise<Record<string, boolean>> {
  const bytes = await readFile(program);
  const wire = bytes.indexOf(sentinel) + sentinel.length + 2; // after the version and the length
  return Object.fromEntries(names.map((name, place) => [name, bytes[wire + place] === "1".charCodeAt(0)]));
}
