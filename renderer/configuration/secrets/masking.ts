/**
 * Secrets in the editor: replaced by dots, so that their text is not in the page, not on the clipboard and not under the
 * cursor, until they are shown. What is masked is what the check named, what looks like a secret, and, until the next
 * check, whatever came in by other ways than typing.
 */
import {
  type EditorState,
  type Extension,
  Prec,
  StateEffect,
  StateField,
  type Text,
  type Transaction,
} from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, keymap, WidgetType } from "@codemirror/view";
import { maskText, mergeRanges, secretDots, type TextRange } from "./masked-text.js";
import { followSecrets, lookForSecrets, rangesOf, type SecretLooks } from "./secret-looks.js";

/** The check's answer. `settled` where it is about the text as it stands, so that nothing needs to be masked in advance. */
export const setSecrets = StateEffect.define<{
  readonly ranges: readonly TextRange[] | null;
  readonly settled: boolean;
}>();
/** Shows all of the file's secrets, or masks them again. */
export const setShown = StateEffect.define<boolean>();
/** Shows those on the line of this place until the cursor leaves it; null masks them again. */
export const revealLine = StateEffect.define<number | null>();

interface Masking {
  readonly named: readonly TextRange[];
  readonly looks: SecretLooks;
  readonly unchecked: readonly TextRange[];
  readonly shown: boolean;
  readonly revealed: number | null;
  /** Of all three kinds, whether shown or not. */
  readonly secrets: readonly TextRange[];
  readonly masked: readonly TextRange[];
  readonly decorations: DecorationSet;
}

class SecretDots extends WidgetType {
  override eq(): boolean {
    return true;
  }
  override toDOM(): HTMLElement {
    const dots = document.createElement("span");
    dots.className = "cm-secret";
    dots.textContent = secretDots;
    dots.title = "Hidden. Click to show it while the cursor is on this line.";
    dots.setAttribute("role", "img");
    dots.setAttribute("aria-label", "hidden secret");
    return dots;
  }
  override ignoreEvent(): boolean {
    return false;
  }
}

const dots = Decoration.replace({ widget: new SecretDots() });

/** Text that came in whole and was not typed in sight. */
const comesInWhole = ["undo", "redo", "input.paste", "input.drop", "move", "fix"] as const;

const masking = StateField.define<Masking>({
  create: (state) => settle(state.doc, { ...nothing, looks: lookForSecrets(state.doc) }),
  update: follow,
  provide: (field) => [
    EditorView.decorations.from(field, ({ decorations }) => decorations),
    EditorView.atomicRanges.of((view) => view.state.field(field).decorations),
  ],
});

const nothing: Masking = {
  named: [],
  looks: [],
  unchecked: [],
  shown: false,
  revealed: null,
  secrets: [],
  masked: [],
  decorations: Decoration.none,
};

function follow(before: Masking, transaction: Transaction): Masking {
  let { named, looks, unchecked, shown, revealed } = before;
  const { changes, docChanged, newDoc } = transaction;
  if (docChanged) {
    const whole = comesInWhole.some((event) => transaction.isUserEvent(event));
    named = mapRanges(named, transaction);
    unchecked = mapRanges(unchecked, transaction);
    looks = followSecrets(looks, transaction.startState.doc, changes, newDoc);
    revealed = revealed === null ? null : changes.mapPos(revealed);
    const touched: TextRange[] = [];
    changes.iterChangedRanges((_fromA, _toA, from, to) => touched.push({ from, to }));
    if (whole) unchecked = [...unchecked, ...touched.filter(({ from, to }) => to > from)];
    const secrets = mergeRanges([...named, ...rangesOf(looks, newDoc)]);
    // Whoever types in a secret sees it, for as long as the cursor stays on its line.
    if (!whole && transaction.isUserEvent("input") && touched.some((range) => secrets.some((one) => meet(range, one))))
      revealed = transaction.newSelection.main.head;
  }
  for (const effect of transaction.effects) {
    if (effect.is(setShown)) shown = effect.value;
    if (effect.is(revealLine)) revealed = effect.value;
    if (effect.is(setSecrets)) {
      named = effect.value.ranges ?? named;
      if (effect.value.settled) unchecked = [];
    }
  }
  if (revealed !== null && !onOneLine(newDoc, revealed, transaction.newSelection.main.head)) revealed = null;
  const next = { ...before, named, looks, unchecked, shown, revealed };
  const same = !docChanged && keys.every((key) => next[key] === before[key]);
  return same ? before : settle(newDoc, next);
}

const keys = ["named", "looks", "unchecked", "shown", "revealed"] as const;
const meet = (a: TextRange, b: TextRange): boolean => a.from <= b.to && b.from <= a.to;
const onOneLine = (doc: Text, a: number, b: number): boolean => {
  const line = doc.lineAt(Math.min(a, doc.length));
  return b >= line.from && b <= line.to;
};

/** What is typed at a secret's edge belongs to it, as far as the line goes. */
function mapRanges(ranges: readonly TextRange[], { changes, newDoc }: Transaction): readonly TextRange[] {
  return ranges.flatMap((range) => {
    const from = changes.mapPos(range.from, -1);
    const to = changes.mapPos(range.to, 1);
    const inner = changes.mapPos(range.to, -1);
    const end = Math.max(inner, Math.min(to, newDoc.lineAt(Math.max(from, inner)).to));
    return end > from ? [{ from, to: end }] : [];
  });
}

function settle(doc: Text, parts: Masking): Masking {
  const within = ({ from, to }: TextRange): boolean => from < to && to <= doc.length;
  const secrets = mergeRanges([...parts.named, ...rangesOf(parts.looks, doc), ...parts.unchecked]).filter(within);
  const { revealed } = parts;
  const line = revealed === null ? null : doc.lineAt(Math.min(revealed, doc.length));
  const masked = parts.shown ? [] : line === null ? secrets : secrets.filter((range) => !meet(range, line));
  return { ...parts, secrets, masked, decorations: Decoration.set(masked.map(({ from, to }) => dots.range(from, to))) };
}

/** What is masked now, in order. */
export const maskedRanges = (state: EditorState): readonly TextRange[] => state.field(masking).masked;
/** Every secret's place, masked or not. */
export const secretRanges = (state: EditorState): readonly TextRange[] => state.field(masking).secrets;

/** What the last copy put on the clipboard, and what it stood for: pasted here again, a secret is whole. */
let lastCopy = { masked: "", whole: "" };

function filterCopy(text: string, state: EditorState): string {
  const whole = text.split(state.lineBreak).join("\n");
  const ranges = state.selection.ranges.some(({ empty }) => !empty)
    ? state.selection.ranges.filter(({ empty }) => !empty)
    : linesOf(state);
  const source = state.doc.toString();
  const shown = ranges.map(({ from, to }) => maskText(source, maskedRanges(state), from, to)).join("\n");
  lastCopy = { masked: shown, whole };
  return shown.split("\n").join(state.lineBreak);
}

const linesOf = ({ doc, selection }: EditorState): readonly TextRange[] => {
  const numbers = new Set(selection.ranges.map(({ from }) => doc.lineAt(from).number));
  return [...numbers].map((number) => doc.line(number));
};

/** Also gives what comes from outside the file's own line breaks. */
function filterPaste(text: string, state: EditorState): string {
  const pasted = text.replaceAll(/\r\n?/g, "\n");
  const whole = lastCopy.masked !== lastCopy.whole && pasted === lastCopy.masked ? lastCopy.whole : pasted;
  return whole.split("\n").join(state.lineBreak);
}

function revealAt(view: EditorView, place: number): boolean {
  const { state } = view;
  const line = state.doc.lineAt(place);
  if (!maskedRanges(state).some((range) => meet(range, line))) return false;
  view.dispatch({ selection: { anchor: Math.min(place, line.to) }, effects: revealLine.of(place) });
  return true;
}

/** The extension; a state that has it masks from its first moment. */
export const masksSecrets: Extension = [
  masking,
  EditorView.clipboardOutputFilter.of(filterCopy),
  EditorView.clipboardInputFilter.of(filterPaste),
  EditorView.domEventHandlers({
    mousedown: (event, view) => {
      const target = event.target instanceof HTMLElement ? event.target.closest(".cm-secret") : null;
      if (target === null || event.button !== 0) return false;
      view.focus();
      return revealAt(view, view.posAtDOM(target));
    },
    // Dragged text would arrive as the dots it is dragged as.
    dragstart: (event) => {
      event.preventDefault();
      return true;
    },
    blur: (_event, view) => {
      if (view.state.field(masking).revealed !== null) view.dispatch({ effects: revealLine.of(null) });
    },
  }),
  Prec.high(
    keymap.of([
      { key: "Mod-Enter", run: (view) => revealAt(view, view.state.selection.main.head), preventDefault: true },
    ]),
  ),
];
