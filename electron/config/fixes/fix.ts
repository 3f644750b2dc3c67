/** What a fix is: a few edits of the administrator's own text that leave every other byte as it was. */

/** Replaces `start` to `end` (UTF-16 offsets into the text as read) of one file. */
export interface TextEdit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Fix {
  /** What it does, in the imperative, without its full stop: "Put the value in quotes". Never holds a secret. */
  readonly title: string;
  /**
   * Safe means: it cannot change what the installation does except as the finding asks, and needs no decision. Making
   * up a secret is safe only in place of a placeholder.
   */
  readonly safe: boolean;
  /** Made when the fix is applied, since some generate a secret. Never overlapping, in the order of the text. */
  readonly edits: () => readonly TextEdit[];
}
