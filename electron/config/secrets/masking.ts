/** Masking a configuration's text, so that it can be shown to others: dots stand for what may be a secret. */
import type { TextMark } from "../../../shared/contract/configuration.js";

const dots = "••••";

/** What follows a secret's name, also in a comment: `# password: hunter`. */
const named =
  /((?:pass(?:word|wd)?|secret|token|salt|(?:license|private|access|api)[-_ ]?key|jwt)[\w-]*["']?\s*[:=]\s*)("[^"\n]*"?|'[^'\n]*'?|[^\s#]+)/gi;

/** Long words. One that mixes letters and digits is masked, though it may be no secret. */
const word = /[^\s"'<>,{}[\]]{6,}/g;
const isMixed = (text: string): boolean => /\d/.test(text) && /[a-z]/i.test(text);

/** The lines of the text, one for one, with dots for the marked stretches and for all that looks like a secret. */
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
