/** What a fix is: a change of the configuration, made in the administrator's own text so that every other byte stays. */

/** Replaces `start` to `end` (UTF-16 offsets into the text as read) of one file. */
export interface TextEdit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Paths are those of findings: `config.basicAuth.jwtSecret`, `commonEnv[2]`, or the name in a `.env`. */
export type Change =
  /** Sets the value where it counts; a new one goes beside its nearest kin. `quoted` puts it in quotes in any case;
   * with `whole` it also takes the place of what a `.env` has lost behind the closing quote. */
  | {
      readonly kind: "set";
      readonly path: string;
      readonly value: string | boolean;
      readonly quoted?: true;
      readonly whole?: true;
    }
  /** Removes it from every file that has it. */
  | { readonly kind: "remove"; readonly path: string }
  /** Moves a key with all that is below and behind it; nothing must be at the new place. */
  | { readonly kind: "move"; readonly path: string; readonly to: string }
  /** Removes the last of the same name before the one that starts there, in the same map or `.env`. */
  | { readonly kind: "remove-earlier"; readonly path: string; readonly file: string; readonly start: number }
  /** Values only: what YAML took for a tag, an anchor or a comment behind the key becomes the value, in quotes. */
  | { readonly kind: "recover"; readonly path: string; readonly value: string }
  /** `.env` only: a comment that compose takes for the value gets a line of its own. */
  | { readonly kind: "lift-comment"; readonly path: string };

/** Gives the text of a new secret: a password that meets the password rule, or a random key. */
export type MakeSecret = (kind: "password" | "key") => string;

export interface Fix {
  /** What it does, in the imperative, without its full stop: "Put the value in quotes". Never holds a secret. */
  readonly title: string;
  /**
   * Safe means: it cannot change what the installation does except as the finding asks, and needs no decision. Making
   * up a secret is safe only in place of a placeholder.
   */
  readonly safe: boolean;
  /** The same each time but for the secrets, all of which come from `makeSecret`. */
  readonly changes: (makeSecret: MakeSecret) => readonly Change[];
}
