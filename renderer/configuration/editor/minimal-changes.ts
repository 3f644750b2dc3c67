/** From one text to another by the fewest edits, so that the cursor, the scroll position and the undo history survive. */
import { diff } from "@codemirror/merge";
import { type ChangeSpec, Text } from "@codemirror/state";

/** Both in the editor's line breaks. Bounded, since a text that is wholly another needs no fine comparison. */
export const minimalChanges = (before: string, after: string): ChangeSpec[] =>
  diff(before, after, { scanLimit: 500, timeout: 200 }).map(({ fromA, toA, fromB, toB }) => ({
    from: fromA,
    to: toA,
    insert: Text.of(after.slice(fromB, toB).split("\n")),
  }));
