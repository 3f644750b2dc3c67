/** Saving files. A file is overwritten only as it was read, and a copy of it is kept. The console then reads it again. */

import { formatOf } from "../../../shared/configuration-format.js";
import type { NamedFile } from "../../../shared/contract/files.js";
import type { ConfigurationFormat } from "../../../shared/contract/format.js";
import { client } from "../../client.js";
import { forgetInstallation, refreshAfter } from "../../queries.js";
import { findDocument, type OpenDocument, openDocuments, stateOf, updateDocument } from "../documents/documents.js";
import { editorText, fileText } from "../documents/line-ends.js";
import { requestCheck } from "../findings/checking.js";
import { secretRanges } from "../secrets/masking.js";
import { findSecretLooks } from "../secrets/secret-looks.js";
import { checkedState } from "./opening.js";

export interface Saved {
  readonly file: string;
  /** The path of the copy of the earlier text; null where there was no file or the text is the same. */
  readonly original: string | null;
}

/** Saves a file that was read. Errors: FILE_CHANGED where it was changed since, FILE_NOT_WRITABLE. */
export async function saveDocument(document: OpenDocument, revision: string): Promise<Saved> {
  const state = stateOf(document.id);
  const handle = document.handle ?? "";
  const saved = await client.configuration.save({ file: handle, text: fileText(state), revision });
  settleSaved(document, { file: document.file, handle, revision: saved.revision }, state);
  await followSaved(document.file);
  return { file: document.file, original: saved.original };
}

/** Saves a text that is on no disk yet to a new file. Errors: FILE_EXISTS, FILE_NOT_WRITABLE. */
export async function createDocument(document: OpenDocument, { handle, path }: NamedFile): Promise<Saved> {
  const state = stateOf(document.id);
  const { revision } = await client.configuration.create({ file: handle, text: fileText(state) });
  settleSaved(document, { file: path, handle, revision }, state);
  void refreshAfter("recentFiles");
  return { file: path, original: null };
}

/** Reads the file again and compares the edits with it from now on. The edits stay. Errors: those of reading. */
export async function compareWithDisk(
  document: OpenDocument,
  { handle, path }: NamedFile = { handle: document.handle ?? "", path: document.file },
): Promise<void> {
  const { documents } = await client.configuration.read({ files: [handle] });
  const read = documents[0];
  if (read === undefined) return;
  const disk = await checkedState(path, read.text);
  const text = editorText(stateOf(document.id), read.text);
  updateDocument(document.id, {
    file: path,
    handle,
    revision: read.revision,
    saved: { text, secrets: text === disk.doc.toString() ? secretRanges(disk) : findSecretLooks(text) },
    changed: text !== stateOf(document.id).doc.toString(),
  });
  if (path !== document.file) requestCheck(document.format);
}

/** Makes the console work with the open files of a format, all of which must be saved. Errors: those of opening. */
export async function useAsConfiguration(format: ConfigurationFormat): Promise<void> {
  const files = openDocuments().filter((one) => one.format === format);
  await client.configuration.open({ files: files.flatMap(({ handle }) => handle ?? []) });
  await forgetInstallation();
}

function settleSaved(
  document: OpenDocument,
  now: { readonly file: string; readonly handle: string; readonly revision: string },
  state: ReturnType<typeof stateOf>,
): void {
  const text = state.doc.toString();
  updateDocument(document.id, {
    ...now,
    format: formatOf(now.file, text),
    saved: { text, secrets: secretRanges(state) },
    changed: stateOf(document.id).doc !== state.doc && stateOf(document.id).doc.toString() !== text,
  });
  if (findDocument(now.file) !== undefined) requestCheck(document.format);
}

/** Makes the console read its configuration again, where this file is part of it. */
async function followSaved(file: string): Promise<void> {
  const { configuration } = await client.configuration.current();
  if (configuration === null || !configuration.files.some(({ path }) => path === file)) return;
  await client.configuration.open({ files: configuration.files.map(({ handle }) => handle) });
  await forgetInstallation();
}
