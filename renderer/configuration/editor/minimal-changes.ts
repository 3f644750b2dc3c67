/** Turning one text into another with few edits, so that the cursor, the scroll position and the undo history stay. */
import { diff } from "@codemirror/merge";
import { type ChangeSpec, Text } from "@codemirror/state";

/**
 * The edits that turn `before` into `after`, both with the editor's line breaks. The comparison stops early where the
 * texts have little in common; the edits are then larger.
 */
export const minimalChanges = (before: string, after: string): ChangeSpec[] =>
  diff(before, after, { scanLimit: 500, timeout: 200 }).map(({ fromA, toA, fromB, toB }) => ({
    from: fromA,
    to: toA,
    insert: Text.of(after.slice(fromB, toB).split("\n")),
  }));
