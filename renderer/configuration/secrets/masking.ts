/**
 * Masking secrets in the editor. Dots stand in their place, so that their text is neither in the page nor on the clipboard
 * until it is shown. Three kinds of ranges are masked: what the check named as a secret, what looks like one, and, until
 * the next check, text that came in at once and was not typed.
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

/**
 * Takes the secrets that a check named; null keeps those of the check before. `settled` is true where the check was of the
 * text as it is, so that text that came in before need no longer be masked as a whole.
 */
export const setSecrets = StateEffect.define<{
  readonly ranges: readonly TextRange[] | null;
  readonly settled: boolean;
}>();
/** Shows all secrets of the file, or masks them again. */
export const setShown = StateEffect.define<boolean>();
/** Shows the secrets of the line at this editor offset until the cursor leaves it; null masks them again. */
export const revealLine = StateEffect.define<number | null>();

interface Masking {
  readonly named: readonly TextRange[];
  readonly looks: SecretLooks;
  readonly unchecked: readonly TextRange[];
  readonly shown: boolean;
  readonly revealed: number | null;
  /** The ranges of all three kinds, whether they are shown or not. */
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

/** The events that bring in text at once, so that nobody has seen it being typed. */
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
    // Typing in a secret shows it, for as long as the cursor stays on its line.
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

/** Moves ranges along with a change. What is typed at a secret's edge belongs to it, up to the end of the line. */
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

/** The ranges that are masked now, in order. */
export const maskedRanges = (state: EditorState): readonly TextRange[] => state.field(masking).masked;
/** The ranges of all secrets, masked or not, in order. */
export const secretRanges = (state: EditorState): readonly TextRange[] => state.field(masking).secrets;

/** The text that the last copy put on the clipboard, and the text that it stands for, so that pasting it here gives that. */
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

/** Puts a masked copy back whole, and gives text from outside the file's own line breaks. */
function filterPaste(text: string, state: EditorState): string {
  const pasted = text.replaceAll(/\r\n?/g, "\n");
  const whole = lastCopy.masked !== lastCopy.whole && pasted === lastCopy.masked ? lastCopy.whole : pasted;
  return whole.split("\n").join(state.lineBreak);
}

function revealAt(view: EditorView, offset: number): boolean {
  const { state } = view;
  const line = state.doc.lineAt(offset);
  if (!maskedRanges(state).some((range) => meet(range, line))) return false;
  view.dispatch({ selection: { anchor: Math.min(offset, line.to) }, effects: revealLine.of(offset) });
  return true;
}

/** The extension that masks. A state that has it masks from its first moment. */
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
    // Dragging is off, because the dots would be dropped in place of the text.
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
