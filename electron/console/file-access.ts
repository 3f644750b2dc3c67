/** Reads and writes the files that a person named to a console, by their handles. Each attempt is in the log. */
import type { NamedDocument } from "../../shared/contract/configuration.js";
import { GatehouseError } from "../../shared/errors.js";
import { log } from "../files/log.js";
import { type Saved, saveTextFile } from "../files/save.js";
import { writeSecretFile } from "../files/secret-file.js";
import { readTextFiles, revisionOf } from "../files/text-file.js";
import type { Console } from "./console.js";
import { type Naming, refuseOwnFiles } from "./named-files.js";
import { requireMaySeeStarted } from "./started-configuration.js";

/** The texts behind the handles, in their order. Errors: those of `configuration.read` in the contract. */
export async function readNamed(adminConsole: Console, handles: readonly string[]): Promise<NamedDocument[]> {
  const documents: NamedDocument[] = [];
  for (const handle of handles) {
    const naming = adminConsole.files.find(handle);
    const document = await logged(naming, "read", async () => {
      await admit(adminConsole, naming);
      const [read] = await readTextFiles([naming.path]);
      if (read === undefined) throw new GatehouseError("FILE_MISSING", "There is no such file.");
      if (isWindow(adminConsole)) (await import("../config/kind.js")).kindToRead(read);
      return read;
    });
    documents.push({ ...document, handle });
  }
  return documents;
}

/** Writes a new text over the one that was read. Errors: those of `configuration.save` in the contract. */
export function saveNamed(adminConsole: Console, handle: string, text: string, revision: string): Promise<Saved> {
  const naming = adminConsole.files.find(handle);
  return logged(naming, "write", async () => {
    await admit(adminConsole, naming);
    if (isWindow(adminConsole)) (await import("../config/kind.js")).kindToWrite({ file: naming.path, text }, false);
    return saveTextFile(naming.path, text, revision);
  });
}

/** Writes a text to a new file. Errors: those of `configuration.create` in the contract. */
export function createNamed(
  adminConsole: Console,
  handle: string,
  text: string,
): Promise<{ readonly revision: string }> {
  const naming = adminConsole.files.find(handle);
  return logged(naming, "create", async () => {
    await admit(adminConsole, naming);
    if (isWindow(adminConsole)) (await import("../config/kind.js")).kindToWrite({ file: naming.path, text }, true);
    await writeSecretFile(naming.path, text);
    return { revision: revisionOf(Buffer.from(text)) };
  });
}

/** The paths behind the handles, for a configuration that this console reads without giving its text out. */
export const pathsOf = (adminConsole: Console, handles: readonly string[]): readonly string[] =>
  handles.map((handle) => {
    const naming = adminConsole.files.find(handle);
    if (isWindow(adminConsole)) refuseOwnFiles(naming.path);
    log.info({ file: naming.path, by: naming.by, outcome: "ok" }, "file opened");
    return naming.path;
  });

const isWindow = ({ capabilities }: Console): boolean => capabilities.door !== "command-line";

async function admit(adminConsole: Console, naming: Naming): Promise<void> {
  if (!isWindow(adminConsole)) return;
  refuseOwnFiles(naming.path);
  if (adminConsole.files.isStarted(naming)) await requireMaySeeStarted(adminConsole);
}

/** Runs the work, and writes path and outcome to the log: never content. */
async function logged<T>({ path, by }: Naming, what: "read" | "write" | "create", work: () => Promise<T>): Promise<T> {
  const note = (outcome: string): void => log.info({ file: path, by, outcome }, `file ${what}`);
  try {
    const result = await work();
    note("ok");
    return result;
  } catch (error) {
    note(error instanceof GatehouseError ? error.code : "INTERNAL");
    throw error;
  }
}
