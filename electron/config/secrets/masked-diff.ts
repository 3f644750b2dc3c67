/**
 * What a change of files looks like, line by line, with dots for every secret and for whatever stands under a key or name
 * that nothing is known of; comments are left out.
 */
import type { ConfigurationDocument } from "../../../shared/contract/configuration.js";
import { unifiedDiff } from "../../files/diff.js";
import type { Position } from "../../files/position.js";
import type { ConfigurationFormat } from "../subject/format.js";
import { subjectOf } from "../subject/sources.js";
import { maskedLines } from "./masking.js";
import { secretPlaces } from "./places.js";
import { unknownPlaces } from "./unknown-places.js";

/**
 * Of each file that differs, as `diff -u` prints it; `after` are the same files in the same order. Errors: those of
 * subjectOf.
 */
export function maskedDiffs(
  before: readonly ConfigurationDocument[],
  after: readonly ConfigurationDocument[],
  format?: ConfigurationFormat,
): readonly string[] {
  const showBefore = showing(before, format);
  const showAfter = showing(after, format);
  return before.flatMap((one, index) => {
    const next = after[index];
    if (next === undefined || next.text === one.text) return [];
    return [unifiedDiff(one.file, showBefore(one), showAfter(next))];
  });
}

function showing(texts: readonly ConfigurationDocument[], format: ConfigurationFormat | undefined) {
  const subject = subjectOf(texts, format);
  const hidden: readonly Position[] = [...secretPlaces(subject), ...unknownPlaces(subject)];
  return ({ file, text }: ConfigurationDocument) => {
    const lines = maskedLines(
      text,
      hidden.filter((place) => place.file === file),
    );
    // A comment may hold an earlier secret, which nothing marks.
    return { text, lines: lines.map((line) => line.replace(/(^|\s)#[^\n]*$/, "$1# …")) };
  };
}
