/** Refusing the directives (`%YAML 1.2`, `%TAG …`) that the program which reads a file refuses. */
import type { ConfigurationDocument } from "../../../shared/contract/configuration.js";
import { locator } from "../../files/position.js";
import { unreadable } from "../../files/unreadable.js";
import { lexemesOf } from "./lexemes.js";
import { withLineFeeds } from "./separators.js";

/**
 * Helm reads through go-yaml v2, which takes %YAML 1.1 alone, compose through v3 or v4, which takes 1.2 too; kubectl cuts a
 * file at `---` before it is read, so that no directive has what must follow it.
 */
export type Reader = "helm" | "kubectl" | "compose";

const mayHaveSome = /(?:^\uFEFF?|[\r\n\u0085\u2028\u2029])%/;
const version = /^%YAML[ \t]+0*([0-9]+)\.0*([0-9]+)[ \t]*$/;
const tag = /^%TAG[ \t]+(!|![A-Za-z0-9_-]*!)[ \t]+[^\s#]\S*[ \t]*$/;

/** Errors: CONFIGURATION_UNREADABLE at the first directive that the reader refuses. */
export function refuseDirectives({ file, text }: ConfigurationDocument, reader: Reader): void {
  if (!mayHaveSome.test(text)) return;
  const seen = new Set<string>();
  for (const { directive, start } of directivesIn(text)) {
    const fault = reader === "kubectl" ? forKubectl : findFault(directive, seen, reader);
    if (fault !== null) throw unreadable(locator(file, text)(start, start + directive.length), fault);
  }
}

const forKubectl = "a directive (%), with which kubectl refuses the file: leave the line out";

function findFault(directive: string, seen: Set<string>, reader: Reader): string | null {
  const [, major, minor] = version.exec(directive) ?? [];
  const [, handle] = tag.exec(directive) ?? [];
  const key = major === undefined ? (handle ?? "") : "%YAML";
  if (key === "") return "a directive (%) that is not understood: leave the line out";
  if (seen.has(key)) return "a directive (%) that is there twice: leave this line out";
  seen.add(key);
  if (major === undefined || (major === "1" && minor === "1")) return null;
  if (reader === "compose" && major === "1" && minor === "2") return null;
  return reader === "helm"
    ? "a %YAML line of another version than 1.1, with which Helm refuses the file as an incompatible YAML document: leave the line out"
    : "a %YAML line of a version that compose does not read: leave the line out";
}

/** The directives before the first document, without the comments behind them. Of later documents Helm reads none. */
function* directivesIn(text: string): Iterable<{ readonly directive: string; readonly start: number }> {
  let start = 0;
  let before = "";
  for (const lexeme of lexemesOf(withLineFeeds(text), false)) {
    if (lexeme.startsWith("%") && before !== startOfScalar) yield { directive: lexeme, start };
    if (lexeme === "---" || lexeme === "...") return;
    if (!marks.has(lexeme)) start += lexeme.length;
    before = lexeme;
  }
}

/** The lexer's mark before a plain or block scalar, and all marks, which are no part of the text. */
const startOfScalar = "\x1f";
const marks = new Set(["\x02", "\x18", startOfScalar]);
