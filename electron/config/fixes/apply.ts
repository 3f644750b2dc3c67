/** Applying fixes to texts in rounds, because one fix may bring up or settle another finding. */
import type { ConfigurationDocument } from "../../../shared/contract/configuration.js";
import type { ConfigurationFormat } from "../../../shared/contract/format.js";
import { generatePassword } from "../../security/passwords.js";
import { generateFernetKey, generateSecret } from "../../security/random-secret.js";
import type { Secret } from "../../security/secret.js";
import { editsOf } from "../edits/edits.js";
import type { Change, Fix, MakeSecret, TextEdit } from "../edits/fix.js";
import { type CheckedFinding, checkSubject } from "../rules/check.js";
import { subjectOf } from "../subject/sources.js";
import { keepNodes } from "../yaml/read.js";
import { Claims } from "./claims.js";
import { doSayTheSame, saidBy, withChanges } from "./intended.js";

/** The indexes of findings in the report, or all findings whose fix is safe, or all findings. */
export type ChosenFixes = readonly number[] | "safe" | "all";

type Fixable = CheckedFinding & { readonly fix: Fix };

interface Planned {
  readonly changes: readonly Change[];
  readonly edits: readonly TextEdit[];
}

const mostRounds = 12;

const makers: Readonly<Record<Parameters<MakeSecret>[0], () => Secret>> = {
  password: generatePassword,
  key: generateSecret,
  fernet: generateFernetKey,
};

const makeSecret: MakeSecret = (kind) => makers[kind]().reveal();

/**
 * The texts with the chosen findings' fixes applied. A finding that another fix has mended is passed over, and so is a
 * fix whose edits would change anything besides what it says. Errors: those of subjectOf.
 */
export function fixDocuments(
  documents: readonly ConfigurationDocument[],
  chosen: ChosenFixes,
  format?: ConfigurationFormat,
  chartVersion?: string,
): ConfigurationDocument[] {
  const given = typeof chosen === "string" ? null : new Set(chosen);
  let wanted: ReadonlySet<string> | null = null;
  let fixed = documents;
  const tries = new Map<string, number>();
  keepNodes(documents);
  for (let round = 0; round < mostRounds; round += 1) {
    const subject = subjectOf(fixed, format);
    const { found } = checkSubject(subject, { chartVersion: chartVersion ?? null });
    if (given !== null && wanted === null) wanted = new Set(found.filter((_, index) => given.has(index)).map(nameOf));
    const now = found.filter(
      (one): one is Fixable =>
        one.fix !== null &&
        (wanted === null ? chosen === "all" || one.fix.safe : wanted.has(nameOf(one))) &&
        (tries.get(nameOf(one)) ?? 0) < 3,
    );
    if (now.length === 0) break;
    const planned: Planned[] = [];
    const claims = new Claims();
    for (const one of now) {
      const changes = one.fix.changes(makeSecret);
      const edits = editsOf(subject, changes);
      if (edits === null) tries.set(nameOf(one), 3);
      if (edits === null || claims.meet(changes, edits)) continue;
      claims.add(changes, edits);
      tries.set(nameOf(one), (tries.get(nameOf(one)) ?? 0) + 1);
      planned.push({ changes, edits });
    }
    const next = applyPlanned(fixed, planned, format);
    if (next === fixed) break;
    fixed = next;
  }
  return [...fixed];
}

const nameOf = ({ finding: { rule, path, file } }: CheckedFinding): string => JSON.stringify([rule, path, file]);

/** Applies all fixes at once or, where together they would change anything else, one after the other. */
function applyPlanned(
  documents: readonly ConfigurationDocument[],
  planned: readonly Planned[],
  format: ConfigurationFormat | undefined,
): readonly ConfigurationDocument[] {
  const together = tryChanges(
    documents,
    planned.flatMap(({ changes }) => changes),
    planned.flatMap(({ edits }) => edits),
    format,
  );
  if (together !== null || planned.length < 2) return together ?? documents;
  return planned.reduce((done, { changes }) => {
    const edits = editsOf(subjectOf(done, format), changes);
    return (edits === null ? null : tryChanges(done, changes, edits, format)) ?? done;
  }, documents);
}

/** The texts with the edits made. A text without edits stays the same object. Edits of one file must not overlap. */
export function tryChanges(
  documents: readonly ConfigurationDocument[],
  changes: readonly Change[],
  edits: readonly TextEdit[],
  format?: ConfigurationFormat,
): readonly ConfigurationDocument[] | null {
  const before = subjectOf(documents, format);
  const edited = applyEdits(documents, edits);
  keepNodes(edited);
  try {
    const after = saidBy(subjectOf(edited, format));
    return doSayTheSame(after, withChanges(saidBy(before), changes, before.format)) ? edited : null;
  } catch {
    return null; // the edited text cannot be read
  }
}

/** The texts with the edits made, those without any as they were given; edits of one file must not overlap. */
export function applyEdits(
  documents: readonly ConfigurationDocument[],
  edits: readonly TextEdit[],
): readonly ConfigurationDocument[] {
  return documents.map((document) => {
    const { file, text } = document;
    const own = edits.filter((edit) => edit.file === file).toSorted((a, b) => a.start - b.start || a.end - b.end);
    if (own.length === 0) return document;
    const parts: string[] = [];
    let at = 0;
    for (const { start, end, text: put } of own) {
      parts.push(text.slice(at, start), put);
      at = end;
    }
    return { file, text: [...parts, text.slice(at)].join("") };
  });
}
