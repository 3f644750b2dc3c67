/** Opening files. A file is checked before it is shown, so that its secrets are known and masked. */
import type { EditorState } from "@codemirror/state";
import { formatOf, nameOf } from "../../../shared/configuration-format.js";
import type { NamedFile } from "../../../shared/contract/files.js";
import type { ConfigurationFormat } from "../../../shared/contract/format.js";
import { client } from "../../client.js";
import { refreshAfter } from "../../queries.js";
import { activate, addDocuments, findDocument, openDocuments, textsOf, useDocuments } from "../documents/documents.js";
import { editorText, fileText } from "../documents/line-ends.js";
import { makeState } from "../editor/editor-setup.js";
import { answerEffects, requestCheck } from "../findings/checking.js";
import { secretRanges } from "../secrets/masking.js";

interface NewText {
  readonly file: string;
  readonly text: string;
  readonly revision: string | null;
  /** Null where the text is on no disk yet. */
  readonly handle: string | null;
}

/** Opens the files that are not open yet, and shows the first of all. Errors: those of reading and checking. */
export async function openFiles(files: readonly NamedFile[]): Promise<void> {
  const missing = files.filter(({ path }) => findDocument(path) === undefined).map(({ handle }) => handle);
  if (missing.length > 0) {
    const { documents } = await client.configuration.read({ files: [...new Set(missing)] });
    void refreshAfter("recentFiles");
    await showTexts(documents);
  }
  const first = files[0] === undefined ? undefined : findDocument(files[0].path);
  if (first !== undefined) activate(first.id);
}

/** Opens a dropped file. A page is not told the file's path, so it counts as on no disk until it is saved to one. */
export async function openDropped(name: string, text: string): Promise<void> {
  const withoutMark = text.replace(/^\uFEFF/, "");
  for (let count = 1; ; count += 1) {
    const file = `dropped${count === 1 ? "" : `-${count}`}/${nameOf(name)}`;
    if (findDocument(file) === undefined) return showTexts([{ file, text: withoutMark, revision: null, handle: null }]);
  }
}

/** The editor's state for a text after a check, so that its secrets are known. Errors: those of checking. */
export async function checkedState(file: string, text: string): Promise<EditorState> {
  const state = makeState(file, text);
  const answer = await client.configuration.check({ documents: [{ file, text }] });
  return state.update({ effects: answerEffects(state, file, answer, null) }).state;
}

async function showTexts(texts: readonly NewText[]): Promise<void> {
  const made = texts.map((one) => ({ ...one, format: formatOf(one.file, one.text) }));
  const states = new Map<string, EditorState>();
  for (const format of new Set(made.map((one) => one.format))) {
    const answer = await checkWith(format, made);
    for (const { file, text } of made.filter((one) => one.format === format)) {
      const state = makeState(file, text);
      states.set(file, state.update({ effects: answerEffects(state, file, answer, null) }).state);
    }
  }
  addDocuments(
    made.flatMap(({ file, format, revision, handle }) => {
      const state = states.get(file);
      if (state === undefined || findDocument(file) !== undefined) return [];
      const saved = { text: revision === null ? "" : editorText(state, fileText(state)), secrets: secretRanges(state) };
      const document = { file, handle, format, revision, saved, changed: revision === null, secretsShown: false };
      return [{ document, state }];
    }),
  );
  for (const format of new Set(made.map((one) => one.format))) requestCheck(format);
}

/** Checks the open files of a format together with the new ones, which come last. */
async function checkWith(
  format: ConfigurationFormat,
  made: readonly (NewText & { readonly format: ConfigurationFormat })[],
) {
  const added = made.filter((one) => one.format === format).map(({ file, text }) => ({ file, text }));
  const answer = await client.configuration.check({ documents: [...textsOf(format), ...added] });
  if (openDocuments().every((one) => one.format !== format))
    useDocuments.setState(({ checked }) => ({ checked: { ...checked, [format]: answer } }));
  return answer;
}
