/** What a change of a text looks like, line by line, with every secret in it as dots and comments left out. */
import { unifiedDiff } from "../terminal/diff.js";
import { maskedLines } from "./masking.js";
import type { Position } from "./position.js";
import type { ConfigurationText } from "./sources.js";

export interface MaskedText extends ConfigurationText {
  readonly secrets: readonly Position[];
}

/** As `diff -u` prints it. */
export const maskedDiff = (before: MaskedText, after: MaskedText): string =>
  unifiedDiff(before.file, shown(before), shown(after));

/** A comment may hold an earlier secret, which nothing marks. */
const shown = ({ text, secrets }: MaskedText) => ({
  text,
  lines: maskedLines(text, secrets).map((line) => line.replace(/(^|\s)#.*$/, "$1# …")),
});
