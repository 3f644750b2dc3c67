/** The editor's extensions: the parts of CodeMirror that are in use, and our own. */
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentUnit } from "@codemirror/language";
import { linter, lintGutter, lintKeymap, nextDiagnostic, previousDiagnostic } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { nameOf, syntaxOf } from "../../../shared/configuration-format.js";
import { readNonce } from "../../nonce.js";
import { activeView } from "../documents/documents.js";
import { keepsLineBreak } from "../documents/line-ends.js";
import { masksSecrets } from "../secrets/masking.js";
import { editorTheme } from "./editor-theme.js";
import { languageOf } from "./languages.js";

const scheme = new Compartment();
const dark = { value: false };

/** The editor's state for a file. What looks like a secret in the text is masked from the first moment. */
export const makeState = (file: string, text: string): EditorState =>
  EditorState.create({ doc: text, extensions: [keepsLineBreak(text), parts(file, text)] });

const parts = (file: string, text: string): Extension => [
  EditorView.cspNonce.of(readNonce()),
  EditorView.contentAttributes.of({ "aria-label": `Text of ${nameOf(file)}`, spellcheck: "false", autocorrect: "off" }),
  scheme.of(EditorView.darkTheme.of(dark.value)),
  editorTheme,
  lineNumbers(),
  highlightSpecialChars(),
  history(),
  drawSelection(),
  indentUnit.of("  "),
  EditorState.tabSize.of(2),
  bracketMatching(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  highlightSelectionMatches({ minSelectionLength: 3 }),
  search({ top: true }),
  languageOf(syntaxOf(file, text)),
  masksSecrets,
  linter(null), // only shows findings: the console makes them
  lintGutter(),
  keymap.of([
    { key: "F8", run: nextDiagnostic },
    { key: "Shift-F8", run: previousDiagnostic },
    ...defaultKeymap,
    ...historyKeymap,
    ...searchKeymap,
    ...lintKeymap.filter(({ key }) => key !== "F8" && key !== "Mod-Shift-m"),
    indentWithTab,
  ]),
];

/** Sets whether CodeMirror's own parts are in its dark or its light scheme. */
export function setDark(isDark: boolean): void {
  dark.value = isDark;
  activeView()?.dispatch({ effects: scheme.reconfigure(EditorView.darkTheme.of(isDark)) });
}
