/** Problems at entries of a `.env`. */
import type { EnvEntry } from "../../env/read.js";
import type { ComposeSubject } from "../../subject/subject.js";
import type { Problem } from "../rule.js";

export const atEntry = ({ name, position }: EnvEntry): Problem => ({ path: name, position });

/** The words behind closing quotes, for entries whose name `counts`. */
export const cutAtQuote = ({ entries }: ComposeSubject, counts: (name: string) => boolean): readonly Problem[] =>
  [...entries.values()].flatMap(({ name, tail }) =>
    tail !== null && counts(name) ? [{ path: name, position: tail }] : [],
  );
