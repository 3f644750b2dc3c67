/** The files in the editor: what the screen shows of them, and their texts, which live in the editor's own states. */
import type { EditorState, Transaction, TransactionSpec } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { create } from "zustand";
import type { CheckedDocuments, ConfigurationDocument } from "../../../shared/contract/configuration.js";
import type { ConfigurationFormat } from "../../../shared/contract/format.js";
import type { TextRange } from "../secrets/masked-text.js";
import { fileText } from "./line-ends.js";

export interface OpenDocument {
  readonly id: number;
  /** The path, or for what is on no disk yet a name that no other has. */
  readonly file: string;
  readonly format: ConfigurationFormat;
  /** Of the file as it was read; null for what is on no disk yet. */
  readonly revision: string | null;
  /** The text on the disk as far as known, in the editor's line breaks, with its secrets' places. */
  readonly saved: { readonly text: string; readonly secrets: readonly TextRange[] };
  readonly changed: boolean;
  readonly secretsShown: boolean;
}

interface Documents {
  readonly open: readonly OpenDocument[];
  readonly active: number | null;
  /** The last answer about the files of each format. */
  readonly checked: Partial<Record<ConfigurationFormat, CheckedDocuments>>;
  /** What went wrong with the last check; the findings shown are then of the one before. */
  readonly checkError: unknown;
  /** Counts edits of any file, so that whoever depends on the texts knows that they changed. */
  readonly edits: number;
}

const nothing: Documents = { open: [], active: null, checked: {}, checkError: null, edits: 0 };
export const useDocuments = create<Documents>(() => nothing);

const states = new Map<number, EditorState>();
let shown: { readonly view: EditorView; readonly id: number } | null = null;
let lastId = 0;

/** Called with every change of a file's state, after it was made. */
type Follower = (document: OpenDocument, transaction: Transaction) => void;
const followers = new Set<Follower>();
export const followDocuments = (follower: Follower): unknown => followers.add(follower);

/** The view and the file whose state it shows; null when it leaves the page. */
export function attachView(attached: { readonly view: EditorView; readonly id: number } | null): void {
  shown = attached;
}

export const activeView = (): EditorView | null => shown?.view ?? null;
export const openDocuments = (): readonly OpenDocument[] => useDocuments.getState().open;
export const findDocument = (file: string): OpenDocument | undefined =>
  openDocuments().find((one) => one.file === file);
export const activeDocument = ({ open, active }: Pick<Documents, "open" | "active">): OpenDocument | undefined =>
  open.find(({ id }) => id === active);

export const hasState = (id: number): boolean => states.has(id);

export function stateOf(id: number): EditorState {
  const state = states.get(id);
  if (state === undefined) throw new Error("a document without a state");
  return state;
}

/** Changes a file's state, in the view where it is in sight. */
export function dispatchTo(id: number, spec: TransactionSpec): void {
  if (shown?.id === id) shown.view.dispatch(spec);
  else keepTransaction(id, stateOf(id).update(spec));
}

/** What the view makes of its file, or what was made of one out of sight. */
export function keepTransaction(id: number, transaction: Transaction): void {
  if (!states.has(id)) return;
  states.set(id, transaction.state);
  const document = openDocuments().find((one) => one.id === id);
  if (document === undefined) return;
  for (const follow of followers) follow(document, transaction);
  if (!transaction.docChanged) return;
  const changed = document.revision === null || !isSaved(document, transaction.state);
  useDocuments.setState(({ open, edits }) => ({
    edits: edits + 1,
    open: changed === document.changed ? open : open.map((one) => (one.id === id ? { ...one, changed } : one)),
  }));
}

const isSaved = ({ saved }: OpenDocument, { doc }: EditorState): boolean =>
  saved.text.length === doc.length && saved.text === doc.toString();

/** Puts files at the end and shows the first of them. */
export function addDocuments(
  added: readonly { readonly document: Omit<OpenDocument, "id">; readonly state: EditorState }[],
): void {
  const documents = added.map(({ document, state }) => {
    lastId += 1;
    states.set(lastId, state);
    return { ...document, id: lastId };
  });
  useDocuments.setState(({ open, active }) => ({ open: [...open, ...documents], active: documents[0]?.id ?? active }));
}

export function updateDocument(id: number, change: Partial<Omit<OpenDocument, "id">>): void {
  useDocuments.setState(({ open }) => ({ open: open.map((one) => (one.id === id ? { ...one, ...change } : one)) }));
}

export const activate = (id: number): void => useDocuments.setState({ active: id });

/** Forgets a file and its text; the one beside it is shown next. */
export function closeDocument(id: number): void {
  const { open, active } = useDocuments.getState();
  const place = open.findIndex((one) => one.id === id);
  const rest = open.filter((one) => one.id !== id);
  const next = rest[Math.min(Math.max(place, 0), rest.length - 1)]?.id ?? null;
  states.delete(id);
  const formats = new Set(rest.map(({ format }) => format));
  useDocuments.setState(({ checked }) => ({
    open: rest,
    active: active === id ? next : active,
    checked: Object.fromEntries(
      Object.entries(checked).filter(([format]) => formats.has(format as ConfigurationFormat)),
    ),
    checkError: null,
  }));
}

/** Swaps a file with the one before (-1) or after (1) it: layers count from left to right. */
export function moveDocument(id: number, by: -1 | 1): void {
  useDocuments.setState(({ open }) => {
    const from = open.findIndex((one) => one.id === id);
    const [one, other] = [open[from], open[from + by]];
    if (one === undefined || other === undefined) return {};
    return { open: open.toSpliced(Math.min(from, from + by), 2, ...(by === 1 ? [other, one] : [one, other])) };
  });
}

/** The texts of all files of a format as the contract takes them, in the order of the tabs. */
export const textsOf = (format: ConfigurationFormat): readonly ConfigurationDocument[] =>
  openDocuments()
    .filter((one) => one.format === format)
    .map(({ id, file }) => ({ file, text: fileText(stateOf(id)) }));

// On every screen, since the texts stay when this one is left.
useDocuments.subscribe(({ open }) => {
  const unsaved = open.some(({ changed }) => changed);
  if (unsaved) window.addEventListener("beforeunload", askBeforeUnload);
  else window.removeEventListener("beforeunload", askBeforeUnload);
});

const askBeforeUnload = (event: BeforeUnloadEvent): void => event.preventDefault();
