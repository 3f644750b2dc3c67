/** Applying fixes to texts, one after the other, so that each sees what the one before it left. */
import type { ConfigurationDocument } from "../../../shared/contract/configuration.js";
import type { CheckedFinding } from "../check.js";
import { understandConfiguration } from "../configuration.js";
import type { Fix, TextEdit } from "./fix.js";

type Fixable = CheckedFinding & { readonly fix: Fix };

/**
 * The texts with the fixes of the chosen findings applied: by their place in the report, or all safe ones. A finding
 * that an earlier fix already mended is passed over. Errors: those of understandConfiguration.
 */
export function fixDocuments(
  documents: readonly ConfigurationDocument[],
  chosen: readonly number[] | "safe",
): ConfigurationDocument[] {
  const { found } = understandConfiguration(documents);
  const wanted = found.filter(
    ({ fix }, place): boolean => fix !== null && (chosen === "safe" ? fix.safe : chosen.includes(place)),
  );
  let fixed = documents;
  for (const { finding } of wanted) {
    const match = understandConfiguration(fixed).found.find(
      (now): now is Fixable => now.fix !== null && isSame(now, finding),
    );
    if (match !== undefined) fixed = applyEdits(fixed, match.fix.edits());
  }
  return [...fixed];
}

const isSame = ({ finding: now }: CheckedFinding, then: CheckedFinding["finding"]): boolean =>
  now.rule === then.rule && now.path === then.path && now.file === then.file;

/** The texts with the edits made; edits of one file must not overlap. */
export function applyEdits(
  documents: readonly ConfigurationDocument[],
  edits: readonly TextEdit[],
): readonly ConfigurationDocument[] {
  return documents.map(({ file, text }) => {
    const own = edits.filter((edit) => edit.file === file).toSorted((a, b) => b.start - a.start);
    return {
      file,
      text: own.reduce((done, { start, end, text: put }) => done.slice(0, start) + put + done.slice(end), text),
    };
  });
}
