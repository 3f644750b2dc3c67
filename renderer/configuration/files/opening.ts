/** Opening files: read, checked once so that their secrets are known, and only then shown. */
import type { EditorState } from "@codemirror/state";
import { formatOf, nameOf } from "../../../shared/configuration-format.js";
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
}

/** Opens what is not open yet and shows the first of the files. Errors: those of reading and checking. */
export async function openFiles(paths: readonly string[]): Promise<void> {
  const missing = [...new Set(paths)].filter((path) => findDocument(path) === undefined);
  if (missing.length > 0) {
    const { documents } = await client.configuration.read({ paths: missing });
    void refreshAfter("recentFiles");
    await showTexts(documents);
  }
  const first = paths[0] === undefined ? undefined : findDocument(paths[0]);
  if (first !== undefined) activate(first.id);
}

/** Opens a dropped file. Where it came from is not told to a page, so it is on no disk until it is saved to a path. */
export async function openDropped(name: string, text: string): Promise<void> {
  const withoutMark = text.replace(/^\uFEFF/, "");
  for (let count = 1; ; count += 1) {
    const file = `dropped${count === 1 ? "" : `-${count}`}/${nameOf(name)}`;
    if (findDocument(file) === undefined) return showTexts([{ file, text: withoutMark, revision: null }]);
  }
}

/** A text as an editor would hold it that nobody has seen yet: with its secrets known. Errors: those of checking. */
export async function checkedState(file: string, text: string): Promise<EditorState> {
  const state = makeState(file, text);
  const answer = await client.configuration.check({ documents: [{ file, text }] });
  return state.update({ effects: answerEffects(state, file, answer, null) }).state;
}

async function showTexts(texts: readonly NewText[]): Promise<void> {
  const made = texts.map(({ file, text, revision }) => ({ file, text, revision, format: formatOf(file, text) }));
  const states = new Map<string, EditorState>();
  for (const format of new Set(made.map((one) => one.format))) {
    const answer = await checkWith(format, made);
    for (const { file, text } of made.filter((one) => one.format === format)) {
      const state = makeState(file, text);
      states.set(file, state.update({ effects: answerEffects(state, file, answer, null) }).state);
    }
  }
  addDocuments(
    made.flatMap(({ file, format, revision }) => {
      const state = states.get(file);
      if (state === undefined || findDocument(file) !== undefined) return [];
      const saved = { text: revision === null ? "" : editorText(state, fileText(state)), secrets: secretRanges(state) };
      const document = { file, format, revision, saved, changed: revision === null, secretsShown: false };
      return [{ document, state }];
    }),
  );
  for (const format of new Set(made.map((one) => one.format))) requestCheck(format);
}

/** The files of one format that are open, with the new ones behind them. */
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
