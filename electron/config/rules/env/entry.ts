/** A problem at an entry of a `.env`. */
import type { EnvEntry } from "../../env/read.js";
import type { ComposeSubject } from "../../subject/subject.js";
import type { Problem } from "../rule.js";

export const atEntry = ({ name, position }: EnvEntry): Problem => ({ path: name, position });

/** Of the entries whose name counts, at the words behind the closing quote. */
export const cutAtQuote = ({ entries }: ComposeSubject, counts: (name: string) => boolean): readonly Problem[] =>
  [...entries.values()].flatMap(({ name, tail }) =>
    tail !== null && counts(name) ? [{ path: name, position: tail }] : [],
  );
