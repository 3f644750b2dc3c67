/** A value that must not leak: it can be carried and revealed on purpose, but prints, logs and serializes as dots. */
import { inspect } from "node:util";

const dots = "••••";

export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The text itself. Call it only where it is used up: a hash, a signature, a connection. */
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
