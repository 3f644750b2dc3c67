/** Checks a person's full name. */
import { describeUnseen, findUnseenInName } from "./characters.js";

const longest = 200;

/** What is wrong with the name, as a sentence, or null. An empty name is not a fault here. */
export function findFullNameFault(name: string): string | null {
  if (name.length > longest) return `The name is longer than ${longest} characters.`;
  const hidden = findUnseenInName(name);
  return hidden === null ? null : `The name holds ${describeUnseen(hidden)}.`;
}
