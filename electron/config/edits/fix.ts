/** What a fix is: changes of settings that are made in the administrator's own text, where every other byte stays. */

/** Replaces `start` to `end` (UTF-16 offsets into the text as read) of one file. */
export interface TextEdit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A change at a path, as findings have it: `config.basicAuth.jwtSecret`, `commonEnv[2]`, or a name in a `.env`. */
export type Change =
  /**
   * Sets the value in the file that counts; a new key goes beside its siblings. With `quoted`, the value is written in
   * quotes in any case. With `whole`, it also replaces what stands behind the closing quote in a `.env`.
   */
  | {
      readonly kind: "set";
      readonly path: string;
      readonly value: string | boolean;
      readonly quoted?: true;
      readonly whole?: true;
    }
  /** Removes it from every file that has it. */
  | { readonly kind: "remove"; readonly path: string }
  /** Moves a key with everything below it and the comment behind it. The new path must be free. */
  | { readonly kind: "move"; readonly path: string; readonly to: string }
  /** Removes the nearest earlier entry of the key or name that starts at `start`, in the map or `.env` it stands in. */
  | { readonly kind: "remove-earlier"; readonly path: string; readonly file: string; readonly start: number }
  /** Values only: puts in quotes what YAML took for a tag, an anchor or a comment behind the key. */
  | { readonly kind: "recover"; readonly path: string; readonly value: string }
  /** `.env` only: moves a comment that compose takes for the value to a line of its own. */
  | { readonly kind: "lift-comment"; readonly path: string };

/** Gives the text of a new secret: a password that meets the password rule, a random key, or a Fernet key. */
export type MakeSecret = (kind: "password" | "key" | "fernet") => string;

export interface Fix {
  /** What the fix does, as a command without a full stop: "Put the value in quotes". It never holds a secret. */
  readonly title: string;
  /**
   * True for a fix that needs no decision, since it changes only what the finding asks for. A fix that makes up a
   * secret is safe only where it replaces a placeholder.
   */
  readonly safe: boolean;
  /** The changes, which are equal each time but for the secrets: those come from `makeSecret`. */
  readonly changes: (makeSecret: MakeSecret) => readonly Change[];
}
