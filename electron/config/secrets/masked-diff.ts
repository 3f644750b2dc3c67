/** Showing a change of files with dots for secrets and for values under unknown keys, and without comments. */
import type { ConfigurationDocument } from "../../../shared/contract/configuration.js";
import type { ConfigurationFormat } from "../../../shared/contract/format.js";
import { unifiedDiff } from "../../files/diff.js";
import type { Position } from "../../files/position.js";
import { subjectOf } from "../subject/sources.js";
import { maskedLines } from "./masking.js";
import { secretPlaces } from "./places.js";
import { unknownPlaces } from "./unknown-places.js";

/** The difference of each changed file, as `diff -u` has it; `after` has the files of `before`. Errors: subjectOf's. */
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
    // A comment may hold an earlier secret, which nothing marks as one.
    return { text, lines: lines.map((line) => line.replace(/(^|\s)#[^\n]*$/, "$1# …")) };
  };
}
