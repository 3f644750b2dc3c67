/**
 * Finding what looks like a secret in a line of text. It masks secrets until the check has answered, and where the text
 * cannot be read at all. It masks too much rather than too little.
 */
import { looksLikeSecretName } from "../../../shared/secret-names.js";
import type { TextRange } from "./masked-text.js";

/** A line's three parts: indentation with list dashes or a comment sign, key or name, and the value on this line. */
const assignment = /^((?:\s|#|- |export\s)*)["']?([\w.-]+)["']?\s*[:=]\s*(.*)$/;
const flowPair = /[{,]\s*["']?([\w.-]+)["']?\s*:\s*("[^"]*"|'[^']*'|[^,}\]{]+)/g;
const urlPassword = /:\/\/[^\s:@/]*:([^\s@]+)@/g;
/** A value that stands on the lines below: nothing yet, the sign of a block scalar, an anchor or a tag. */
const goesOn = /^(?:[|>][-+\d]*|[&!]\S*)?\s*(?:[|>][-+\d]*)?\s*(?:#.*)?$/;
/** A word that YAML reads as a tag, an anchor or a comment, and that may be the secret itself: `!Quiet-17`, `#Quiet-17`. */
const lostValue = /^(?:[!&]\S+|#[^\s#]\S*)(?=\s*$|\s+#)/;
const noSecret = /^(?:true|false|null|~|\{\}|\[\]|""|'')$/i;

/** The lines of a Kubernetes Secret that name its kind and that its values stand below. */
const secretKind = /^\s*["']?kind["']?\s*:\s*["']?Secret\b/;
const secretData = /^\s*["']?(?:data|stringData)["']?\s*:\s*(?:#.*)?$/;

interface Below {
  readonly indent: number;
  readonly block: boolean;
  readonly quote: string | null;
}

/** What the lines before a line tell about it. */
export interface Scan {
  /** A secret that goes on in this line; null where none does. */
  readonly below: Below | null;
  /** The indentation of a Secret's `data`, all of whose values are secrets; null outside of one. */
  readonly under: number | null;
  /** The value of the last key `name`. */
  readonly named: string;
}

export const scanStart: Scan = { below: null, under: null, named: "" };

export const isSameScan = (a: Scan, b: Scan): boolean =>
  a === b || (a.under === b.under && a.named === b.named && JSON.stringify(a.below) === JSON.stringify(b.below));

/** True for a line that makes its file a Secret's manifest, so that all values under `data` and `stringData` are secrets. */
export const tellsSecretManifest = (line: string): boolean => secretKind.test(line);

/** The ranges of a line's secrets, in order and counted from the line's start, and what the line tells about the next. */
export function scanLine(
  line: string,
  before: Scan,
  manifest: boolean,
): { readonly found: readonly TextRange[]; readonly after: Scan } {
  let { below, under, named } = before;
  const found: TextRange[] = [];
  const mask = (from: number, to: number): void => {
    if (to > from) found.push({ from, to });
  };
  const indent = line.length - line.trimStart().length;
  const match = line.length > indent ? assignment.exec(line) : null;
  if (below !== null && line.length > indent) {
    if (below.quote !== null ? match === null : indent > below.indent && (below.block || match === null)) {
      mask(indent, line.trimEnd().length);
      const ends = below.quote !== null && line.includes(below.quote);
      return { found, after: ends ? { below: null, under, named } : before };
    }
    below = null;
  }
  if (match !== null) {
    const [, lead = "", key = "", value = ""] = match;
    if (under !== null && lead.length <= under) under = null;
    const secret = under !== null || looksLikeSecretName(key) || (key === "value" && looksLikeSecretName(named));
    if (manifest && secretData.test(line)) under = lead.length;
    if (key === "name") named = value.replaceAll(/["']/g, "").trim();
    if (secret) {
      const from = line.length - value.length;
      if (goesOn.test(value)) {
        below = { indent: lead.length, block: /^\S*\s*[|>]/.test(value), quote: null };
        mask(from, from + (lostValue.exec(value)?.[0].length ?? 0));
      } else if (!noSecret.test(value.trim())) {
        const end = endOfValue(value);
        mask(from, from + (end ?? value.trimEnd().length));
        if (end === null) below = { indent: lead.length, block: false, quote: value.charAt(0) };
      }
    }
  }
  if (line.includes("{")) {
    for (const pair of line.matchAll(flowPair))
      if (looksLikeSecretName(pair[1] ?? "")) {
        const from = pair.index + pair[0].length - (pair[2] ?? "").length;
        mask(from, from + (pair[2] ?? "").trimEnd().length);
      }
  }
  if (line.includes("://"))
    for (const url of line.matchAll(urlPassword))
      mask(url.index + url[0].length - 1 - (url[1] ?? "").length, url.index + url[0].length - 1);
  const same = below === before.below && under === before.under && named === before.named;
  return { found, after: same ? before : { below, under, named } };
}

/** The length of a value with its quotes and without the comment behind it; null where a quote is not closed. */
function endOfValue(value: string): number | null {
  const quote = value.charAt(0);
  if (quote !== '"' && quote !== "'") {
    const comment = value.search(/\s#/);
    return (comment === -1 ? value : value.slice(0, comment)).trimEnd().length;
  }
  for (let at = 1; at < value.length; at += 1) {
    if (value[at] === "\\" && quote === '"') at += 1;
    else if (value[at] === quote) return at + 1 + tailLength(value.slice(at + 1));
  }
  return null;
}

/**
 * The length of the words behind a closing quote that a `.env` drops and that may belong to the secret; 0 where a comment,
 * another name or a brace stands there.
 */
function tailLength(behind: string): number {
  const comment = behind.search(/\s#/);
  const words = (comment === -1 ? behind : behind.slice(0, comment)).trimEnd();
  return /^(?:[^\s,}\]:]|\s+[^\s=:#,}\]]+$)/.test(words) ? words.length : 0;
}
