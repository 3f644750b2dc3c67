/** A text that must not leak. It is shown as dots wherever it is printed, logged or serialized. */
import { inspect } from "node:util";

const dots = "••••";

/** Holds a secret text. Only `reveal` gives it out. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The text itself. Call this only where the text is used: for a hash, a signature or a connection. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return dots;
  }

  toJSON(): string {
    return dots;
  }

  [inspect.custom](): string {
    return dots;
  }
}
