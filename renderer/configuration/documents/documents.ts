/** The open files: what the screen shows of each, and the editor's states, which hold their texts. */
import type { EditorState, Transaction, TransactionSpec } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { create } from "zustand";
import type { CheckedDocuments, ConfigurationDocument } from "../../../shared/contract/configuration.js";
import type { ConfigurationFormat } from "../../../shared/contract/format.js";
import type { TextRange } from "../secrets/masked-text.js";
import { fileText } from "./line-ends.js";

export interface OpenDocument {
  readonly id: number;
  /** The path, or a name that no other file has where this one is on no disk yet. */
  readonly file: string;
  /** What the console knows the file by; null where it is on no disk yet. */
  readonly handle: string | null;
  readonly format: ConfigurationFormat;
  /** The revision of the file as it was read; null where it is on no disk yet. */
  readonly revision: string | null;
  /** The text on the disk as far as it is known, with the editor's line breaks, and the ranges of its secrets. */
  readonly saved: { readonly text: string; readonly secrets: readonly TextRange[] };
  readonly changed: boolean;
  readonly secretsShown: boolean;
}

interface Documents {
  readonly open: readonly OpenDocument[];
  readonly active: number | null;
  /** The last check of the files of each format. */
  readonly checked: Partial<Record<ConfigurationFormat, CheckedDocuments>>;
  /** What the last check failed with. The findings in sight are then those of an earlier one. */
  readonly checkError: unknown;
  /** The number of edits of all files, which tells that the texts have changed. */
  readonly edits: number;
}

const nothing: Documents = { open: [], active: null, checked: {}, checkError: null, edits: 0 };
export const useDocuments = create<Documents>(() => nothing);

const states = new Map<number, EditorState>();
let shown: { readonly view: EditorView; readonly id: number } | null = null;
let lastId = 0;

/** Called after every change of a file's state. */
type Follower = (document: OpenDocument, transaction: Transaction) => void;
const followers = new Set<Follower>();
export const followDocuments = (follower: Follower): unknown => followers.add(follower);

/** Sets the view and the id of the file that it shows; null when the view leaves the page. */
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

/** Changes a file's state, through the view where the view shows it. */
export function dispatchTo(id: number, spec: TransactionSpec): void {
  if (shown?.id === id) shown.view.dispatch(spec);
  else keepTransaction(id, stateOf(id).update(spec));
}

/** Keeps the state that a transaction made of a file. The view calls it for the file that it shows. */
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

/** Adds files at the end and shows the first of them. */
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

/** Forgets a file and its text, and shows the file beside it. */
export function closeDocument(id: number): void {
  const { open, active } = useDocuments.getState();
  const index = open.findIndex((one) => one.id === id);
  const rest = open.filter((one) => one.id !== id);
  const next = rest[Math.min(Math.max(index, 0), rest.length - 1)]?.id ?? null;
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

/** Swaps a file with the one before it (-1) or after it (1). Later files are later layers. */
export function moveDocument(id: number, by: -1 | 1): void {
  useDocuments.setState(({ open }) => {
    const from = open.findIndex((one) => one.id === id);
    const [one, other] = [open[from], open[from + by]];
    if (one === undefined || other === undefined) return {};
    return { open: open.toSpliced(Math.min(from, from + by), 2, ...(by === 1 ? [other, one] : [one, other])) };
  });
}

/** The texts of all open files of a format, in the order of the tabs. */
export const textsOf = (format: ConfigurationFormat): readonly ConfigurationDocument[] =>
  openDocuments()
    .filter((one) => one.format === format)
    .map(({ id, file }) => ({ file, text: fileText(stateOf(id)) }));

// On every screen, because the texts stay when the Configuration screen is left.
useDocuments.subscribe(({ open }) => {
  const unsaved = open.some(({ changed }) => changed);
  if (unsaved) window.addEventListener("beforeunload", askBeforeUnload);
  else window.removeEventListener("beforeunload", askBeforeUnload);
});

const askBeforeUnload = (event: BeforeUnloadEvent): void => event.preventDefault();
