/** A configuration's text for whoever looks over a shoulder or at a ticket: as it is, with dots for what may be a secret. */
import type { TextMark } from "../../../shared/contract/configuration.js";

const dots = "••••";

/** Passwords in URLs, and what follows a secret's name, also in a comment: `# password: hunter`. */
const named =
  /((?:pass(?:word|wd)?|secret|token|salt|(?:license|private|access|api)[-_ ]?key|jwt)[\w-]*["']?\s*[:=]\s*)("[^"\n]*"?|'[^'\n]*'?|[^\s#]+)/gi;

/** Letters and digits mixed, or long and with nothing of a sentence: more may be taken for a secret than is one. */
const word = /[^\s"'<>,{}[\]]{6,}/g;
const isMixed = (text: string): boolean => /\d/.test(text) && /[a-z]/i.test(text);

/** The text's lines, as many as it has, with the marked stretches and all that looks like a secret as dots. */
export function maskedLines(text: string, secrets: readonly TextMark[]): readonly string[] {
  let masked = "";
  let at = 0;
  for (const { start, end } of secrets.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= at) continue;
    const from = Math.max(at, start);
    const lineEnds = text.slice(from, end).match(/\r?\n/g) ?? [];
    masked += text.slice(at, from) + dots + lineEnds.join(lineEnds.length === 0 ? "" : dots);
    at = end;
  }
  masked += text.slice(at);
  return masked.split("\n").map(maskLine);
}

const maskLine = (line: string): string =>
  line.replace(named, (_all, name: string) => `${name}${dots}`).replace(word, (text) => (isMixed(text) ? dots : text));
