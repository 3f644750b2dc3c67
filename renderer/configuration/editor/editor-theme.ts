/** The editor's look in the window's own colors. These are variables, so that they follow light and dark. */
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** Only what needs CodeMirror's own selectors stands here; everything else is in configuration.css. */
export const editorTheme: Extension = EditorView.theme({
  "&": { height: "100%", color: "var(--mantine-color-text)", fontSize: "var(--mantine-font-size-sm)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mantine-font-family-monospace)", lineHeight: "1.55" },
  ".cm-content": { caretColor: "var(--mantine-color-text)", paddingBlock: "8px" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--mantine-color-text)", borderLeftWidth: "2px" },
  ".cm-gutters": {
    backgroundColor: "var(--gatehouse-code-gutter)",
    color: "var(--mantine-color-dimmed)",
    borderRight: "1px solid var(--mantine-color-default-border)",
  },
  ".cm-activeLine": { backgroundColor: "var(--gatehouse-code-line)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--gatehouse-code-line)", color: "var(--mantine-color-text)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--gatehouse-code-selection)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--gatehouse-code-selection)", color: "inherit" },
  ".cm-searchMatch": { backgroundColor: "var(--mantine-color-yellow-light)", outline: "1px solid #b98a1b" },
  ".cm-searchMatch-selected": { backgroundColor: "#b98a1b", color: "#000" },
  ".cm-secret": {
    color: "var(--mantine-color-dimmed)",
    backgroundColor: "var(--gatehouse-code-secret)",
    borderRadius: "4px",
    paddingInline: "6px",
    letterSpacing: "1px",
    cursor: "pointer",
  },
  ".cm-tooltip": {
    backgroundColor: "var(--gatehouse-surface)",
    color: "var(--mantine-color-text)",
    border: "1px solid var(--mantine-color-default-border)",
    borderRadius: "var(--mantine-radius-md)",
    boxShadow: "var(--mantine-shadow-md)",
    overflow: "hidden",
  },
  ".cm-diagnostic": { padding: "8px 12px", fontFamily: "var(--mantine-font-family)", maxWidth: "34rem" },
  ".cm-diagnosticAction": {
    display: "inline-block",
    margin: "6px 0 0",
    padding: "3px 10px",
    borderRadius: "var(--mantine-radius-md)",
    backgroundColor: "var(--mantine-primary-color-filled)",
    color: "#fff",
    fontFamily: "inherit",
    fontSize: "0.8rem",
    fontWeight: "600",
  },
  ".cm-panels": { backgroundColor: "var(--gatehouse-code-gutter)", color: "var(--mantine-color-text)" },
  ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--mantine-color-default-border)" },
  ".cm-panel.cm-search": { padding: "8px 10px", fontFamily: "var(--mantine-font-family)" },
  ".cm-textfield": {
    backgroundColor: "var(--gatehouse-surface)",
    color: "inherit",
    border: "1px solid var(--mantine-color-default-border)",
    borderRadius: "4px",
    padding: "3px 6px",
  },
  ".cm-button": {
    backgroundImage: "none",
    backgroundColor: "var(--gatehouse-surface)",
    color: "inherit",
    border: "1px solid var(--mantine-color-default-border)",
    borderRadius: "4px",
    padding: "3px 8px",
  },
});
