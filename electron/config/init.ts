/** Writing a configuration for email/password login: a new one, or the change to one without login. */
import type { InitInput, InitResult } from "../../shared/contract/init.js";
import { saveTextFile } from "../files/save.js";
import { writeSecretFiles } from "../files/secret-file.js";
import { knownRange } from "./chart/choice.js";
import { understandConfiguration } from "./configuration.js";
import { maskedDiffs } from "./secrets/masked-diff.js";
import { type Draft, draftConfiguration } from "./writing/draft.js";

/**
 * Drafts the files and, unless it is a `dryRun`, writes them. New files are for their owner only (mode 0600), never
 * replace another file, and are written all or none. An administrator's own file is replaced in one step, with the
 * original kept beside it. Secrets are made up anew each time. Errors: those of draftConfiguration, FILE_EXISTS,
 * FILE_NOT_WRITABLE, FILE_CHANGED.
 */
export async function initConfiguration(input: InitInput): Promise<InitResult> {
  const draft = await draftConfiguration(input);
  const originals = input.dryRun ? [] : await write(draft);
  return describe(input, draft, originals);
}

/** Writes the new files first: where one cannot be made, nothing has changed. Returns where originals are kept. */
async function write({ made, edited }: Draft): Promise<readonly (string | null)[]> {
  await writeSecretFiles(made);
  const originals: (string | null)[] = [];
  for (const { before, text } of edited)
    originals.push((await saveTextFile(before.file, text, before.revision)).original);
  return originals;
}

function describe(input: InitInput, draft: Draft, originals: readonly (string | null)[]): InitResult {
  const { made, edited, wanted, whole, format } = draft;
  const changed = edited.map(({ before, text }, index) => {
    const [diff = null] = maskedDiffs([before], [{ file: before.file, text }], format);
    return {
      file: before.file,
      action: "edited" as const,
      original: originals[index] ?? null,
      diff,
    };
  });
  const written = [...edited.map(({ before }) => before.file), ...made.map(({ file }) => file)];
  return {
    written: !input.dryRun,
    format,
    adminEmail: wanted.adminEmail,
    licenseKeyMissing: wanted.licenseKey === null,
    layeredOver: whole.flatMap(({ file }) => (written.includes(file) ? [] : [file])),
    files: [...changed, ...made.map(({ file }) => ({ file, action: "made" as const, original: null, diff: null }))],
    report: understandConfiguration(whole, format).report,
    charts: format === "helm" ? knownRange : null,
    secretsIn: input.secretManifest === null ? written : [input.secretManifest],
  };
}
