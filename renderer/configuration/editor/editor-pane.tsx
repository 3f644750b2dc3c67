/** The editor for the active file. */

import { EditorView } from "@codemirror/view";
import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";
import { activate, activeView, attachView, keepTransaction, stateOf } from "../documents/documents.js";
import { setDark } from "./editor-setup.js";

/** One view shows all files in turn. Each file has a state of its own, and so keeps its cursor and its undo history. */
export function EditorPane({ id }: { readonly id: number }) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const showing = useRef(id);
  const scheme = useComputedColorScheme("light");
  const scrolls = useRef(new Map<number, ReturnType<EditorView["scrollSnapshot"]>>());

  useEffect(() => {
    if (host.current === null) return;
    const made = new EditorView({
      parent: host.current,
      state: stateOf(showing.current),
      dispatchTransactions: (transactions, editor) => {
        editor.update(transactions);
        for (const transaction of transactions) keepTransaction(showing.current, transaction);
      },
    });
    view.current = made;
    attachView({ view: made, id: showing.current });
    return () => {
      attachView(null);
      made.destroy();
      view.current = null;
    };
  }, []);

  useEffect(() => {
    const editor = view.current;
    if (editor === null || showing.current === id) return;
    scrolls.current.set(showing.current, editor.scrollSnapshot());
    showing.current = id;
    attachView({ view: editor, id });
    editor.setState(stateOf(id));
    const scroll = scrolls.current.get(id);
    if (scroll !== undefined) editor.dispatch({ effects: scroll });
  }, [id]);

  // For each file, because its state may have been made in the other scheme.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => setDark(scheme === "dark"), [id, scheme]);

  return <div ref={host} className="editor-host" />;
}

/** Shows the file with this id and puts the cursor at an editor offset. */
export function goToOffset(id: number, offset: number): void {
  activate(id);
  // The view shows the other file's state only after the next render.
  requestAnimationFrame(() => {
    const selection = { anchor: Math.min(offset, stateOf(id).doc.length) };
    const editor = activeView();
    editor?.dispatch({ selection, effects: EditorView.scrollIntoView(selection.anchor, { y: "center" }) });
    editor?.focus();
  });
}
