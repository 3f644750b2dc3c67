/**
 * Where a text looks as if it held secrets, line by line: what masks them while the check's own answer is under way, and
 * where the text cannot be read at all. It rather masks too much than too little.
 */
import { isSecretName } from "../../shared/secret-names.js";

/** UTF-16 offsets of the first character and behind the last; a line break counts as one. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** Indentation with list dashes or a comment sign, the key or name, and the value as far as it stands on the line. */
const assignment = /^((?:\s|#|- |export\s)*)["']?([\w.-]+)["']?\s*[:=]\s*(.*)$/;
const flowPair = /[{,]\s*["']?([\w.-]+)["']?\s*:\s*("[^"]*"|'[^']*'|[^,}\]{]+)/g;
const urlPassword = /:\/\/[^\s:@/]*:([^\s@]+)@/g;
/** A value that goes on below: nothing yet, a block scalar's sign, an anchor or a tag. */
const goesOn = /^(?:[|>][-+\d]*|[&!]\S*)?\s*(?:[|>][-+\d]*)?\s*(?:#.*)?$/;
const noSecret = /^(?:true|false|null|~|\{\}|\[\]|""|'')$/i;

/** A Kubernetes Secret, and where its values are. */
const secretKind = /^\s*["']?kind["']?\s*:\s*["']?Secret\b/;
const secretData = /^\s*["']?(?:data|stringData)["']?\s*:\s*(?:#.*)?$/;

/** A misspelt key holds its secret all the same. */
const nearlySecret = /pas+w|pwd|secr|jwt|credential/i;
const noValue = /(?:name|ref|key|url|enabled)$/i;
const looksSecret = (name: string): boolean => isSecretName(name) || (nearlySecret.test(name) && !noValue.test(name));

interface Below {
  readonly indent: number;
  readonly block: boolean;
  readonly quote: string | null;
}

/** The places in the order of the text; they may touch. */
export function findSecretLooks(given: Iterable<string>): readonly TextRange[] {
  const lines = [...given];
  const manifest = lines.some((line) => secretKind.test(line));
  const found: TextRange[] = [];
  let under: number | null = null; // the indentation of a Secret's `data`, whose values are all secret
  let start = 0;
  let below: Below | null = null;
  let named = "";
  for (const line of lines) {
    const indent = line.length - line.trimStart().length;
    const match = line.length > indent ? assignment.exec(line) : null;
    const mask = (from: number, to: number): void => {
      if (to > from) found.push({ from: start + from, to: start + to });
    };
    if (below !== null && line.length > indent) {
      if (below.quote !== null ? match === null : indent > below.indent && (below.block || match === null)) {
        mask(indent, line.trimEnd().length);
        if (below.quote !== null && line.includes(below.quote)) below = null;
        start += line.length + 1;
        continue;
      }
      below = null;
    }
    if (match !== null) {
      const [, lead = "", key = "", value = ""] = match;
      if (under !== null && lead.length <= under) under = null;
      const secret = under !== null || looksSecret(key) || (key === "value" && looksSecret(named));
      if (manifest && secretData.test(line)) under = lead.length;
      if (key === "name") named = value.replaceAll(/["']/g, "").trim();
      if (secret) {
        const from = line.length - value.length;
        if (goesOn.test(value)) below = { indent: lead.length, block: /^\S*\s*[|>]/.test(value), quote: null };
        else if (!noSecret.test(value.trim())) {
          const end = endOfValue(value);
          mask(from, from + (end ?? value.trimEnd().length));
          if (end === null) below = { indent: lead.length, block: false, quote: value.charAt(0) };
        }
      }
    }
    if (line.includes("{")) {
      for (const pair of line.matchAll(flowPair))
        if (looksSecret(pair[1] ?? "")) {
          const from = pair.index + pair[0].length - (pair[2] ?? "").length;
          mask(from, from + (pair[2] ?? "").trimEnd().length);
        }
    }
    if (line.includes("://"))
      for (const url of line.matchAll(urlPassword))
        mask(url.index + url[0].length - 1 - (url[1] ?? "").length, url.index + url[0].length - 1);
    start += line.length + 1;
  }
  return found;
}

/** Where a value ends, its quotes included and the comment behind it not; null for a quote that is not closed. */
function endOfValue(value: string): number | null {
  const quote = value.charAt(0);
  if (quote !== '"' && quote !== "'") {
    const comment = value.search(/\s#/);
    return (comment === -1 ? value : value.slice(0, comment)).trimEnd().length;
  }
  for (let at = 1; at < value.length; at += 1) {
    if (value[at] === "\\" && quote === '"') at += 1;
    else if (value[at] === quote) return at + 1;
  }
  return null;
}

/** Ranges that overlap or touch as one, in order. */
export function mergeRanges(ranges: readonly TextRange[]): readonly TextRange[] {
  const merged: TextRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = merged.at(-1);
    if (last !== undefined && range.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else merged.push(range);
  }
  return merged;
}

/** What stands for a secret, whatever its length. */
export const secretDots = "••••••••";

/** The text from `from` to `to` with dots in place of `masked`, which is in order and does not overlap. */
export function maskText(text: string, masked: readonly TextRange[], from = 0, to = text.length): string {
  let shown = "";
  let at = from;
  for (const range of masked) {
    if (range.to <= from) continue;
    if (range.from >= to) break;
    shown += text.slice(at, Math.max(at, range.from)) + secretDots;
    at = Math.min(to, range.to);
  }
  return shown + text.slice(at, to);
}
