/** What compose makes of a `.env` value that its writer did not mean. */
import type { EnvEntry } from "../env.js";
import { onCompose, type Problem, type Rule } from "./rule.js";

const at = ({ name, position }: EnvEntry): Problem => ({ path: name, position });

export const envValueRules: readonly Rule[] = [
  {
    id: "env-reference-lost",
    severity: "warning",
    source: "console",
    what: "A $ in this value starts a reference to a name that is not set in the file.",
    why: "Compose puts nothing in its place, and a password loses a part.",
    remedy: "Put the value in single quotes, or write $$ for a literal $.",
    check: onCompose(({ entries }) => [...entries.values()].filter((entry) => entry.lostReference).map(at)),
  },
  {
    id: "env-comment-taken",
    severity: "warning",
    source: "console",
    what: "Compose takes the comment after the = for the value.",
    why: "A comment starts only after a value and a space.",
    remedy: 'Move the comment to a line of its own, or write NAME="" before it.',
    check: onCompose(({ entries }) => [...entries.values()].filter((entry) => entry.commentTaken).map(at)),
  },
];
