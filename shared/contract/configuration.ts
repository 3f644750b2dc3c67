/** Calls that read, check, fix and write configurations. */
import { z } from "zod";
import { call } from "./errors.js";
import { fileHandle, namedFile } from "./files.js";
import { configurationFormat } from "./format.js";
import { initInput, initResult } from "./init.js";
import { configurationReport } from "./report.js";
import { path } from "./values.js";

export * from "./report.js";

/** An opened configuration without its secrets. */
const openedConfiguration = z.object({
  files: z.array(namedFile),
  format: configurationFormat,
  adminEmail: z.string().nullable(),
  organizationName: z.string(),
  workspaceName: z.string(),
  release: z.string().nullable(),
  /** The Postgres that the configuration names, as user@host:port/database, or null. */
  database: z.string().nullable(),
  report: configurationReport,
});
export type OpenedConfiguration = z.infer<typeof openedConfiguration>;

/** A file of a configuration as the editor holds it. It may hold secrets, so it is sent only to the window that opened it. */
const configurationDocument = z.object({
  file: path,
  text: z.string().max(8 * 1024 * 1024),
});
export type ConfigurationDocument = z.infer<typeof configurationDocument>;

/** A file as it was read. `revision` identifies its bytes, so that saving notices a change made by others. */
const readDocument = configurationDocument.extend({ revision: z.string() });
export type ReadDocument = z.infer<typeof readDocument>;

/** A file as it was read through a handle. */
const namedDocument = readDocument.extend({ handle: fileHandle });
export type NamedDocument = z.infer<typeof namedDocument>;

/**
 * A stretch of a document's text, in UTF-16 offsets: `start` is the first character's and `end` the one behind the last.
 * They count in the text as it was sent, where a line break may be two characters.
 */
const textMark = z.object({ file: z.string(), start: z.number(), end: z.number() });
export type TextMark = z.infer<typeof textMark>;

/** A fix for a finding. A `safe` one needs no decision, and all of them may be applied at once. */
export const offeredFix = z.object({ title: z.string(), safe: z.boolean() });

/**
 * The check of texts in the editor. `marks` and `fixes` have an entry for each of `report.findings`: no mark if a finding
 * is about something missing, no fix if only a person can mend it. `secrets` are the stretches to mask.
 */
const checkedDocuments = z.object({
  report: configurationReport,
  marks: z.array(textMark.nullable()),
  fixes: z.array(offeredFix.nullable()),
  secrets: z.array(textMark),
});
export type CheckedDocuments = z.infer<typeof checkedDocuments>;

/** The files of one configuration as texts. */
export const documents = z.array(configurationDocument).min(1).max(20);

/** Texts of one configuration. `format` is used instead of the format that they seem to have. */
const texts = z.object({ documents, format: configurationFormat.optional() });

/**
 * The files of one configuration: Helm values files, layered left to right, and Secret manifests; or compose `.env` files
 * and the compose file, which is looked for in their folder if it is not given.
 */
const files = z.object({ files: z.array(fileHandle).min(1).max(20) });

/** A file's new text, by the file's handle. */
const newText = z.object({ file: fileHandle, text: configurationDocument.shape.text });

export const configuration = {
  /** Reads the files and keeps them as this console's configuration. */
  open: call.input(files).output(openedConfiguration),
  current: call.output(z.object({ configuration: openedConfiguration.nullable() })),
  close: call.output(z.object({})),
  /** Lists the files opened last on the console's machine, latest first. Files that are gone are left out. */
  recent: call.output(z.object({ files: z.array(namedFile) })),
  /** Writes a new configuration for email/password login, or adds the login to one that has none. */
  init: call.input(initInput).output(initResult),
  /** Checks files without opening them. `format` is used instead of the format that they seem to have. */
  validate: call.input(files.extend({ format: configurationFormat.optional() })).output(configurationReport),
  /**
   * Reads the files' texts for the editor, without a byte order mark. They may hold secrets. Errors: FILE_NOT_NAMED,
   * FILE_NOT_CONFIGURATION for any other kind of text, those of reading; SIGN_IN_REQUIRED or ROLE_INSUFFICIENT for the
   * configuration that the console was started with, on an installation with login.
   */
  read: call.input(files).output(z.object({ documents: z.array(namedDocument) })),
  /**
   * Writes a file's new text in one step, with the byte order mark it had. The former file is kept under the path
   * `original` (`values.yaml.orig`), which is null if the text is unchanged. Errors: FILE_CHANGED if the file is no longer
   * the one that `revision` identifies; FILE_NOT_CONFIGURATION for any other kind of text; FILE_NOT_WRITABLE,
   * FILE_NOT_TEXT, and those of reading.
   */
  save: call
    .input(newText.extend({ revision: z.string().max(128) }))
    .output(z.object({ revision: z.string(), original: z.string().nullable() })),
  /**
   * Writes a text to a new file for this user only (mode 0600). Errors: FILE_NOT_CONFIGURATION for any other kind of text
   * or name; FILE_EXISTS, FILE_NOT_WRITABLE.
   */
  create: call.input(newText).output(z.object({ revision: z.string() })),
  /** Checks texts as they stand in the editor. A text that cannot be read is a finding, not an error. */
  check: call.input(texts).output(checkedDocuments),
  /** Applies the fixes of these findings (by their place in the check's report), all safe fixes, or all fixes. */
  fix: call
    .input(texts.extend({ findings: z.union([z.array(z.int().min(0)).min(1), z.enum(["safe", "all"])]) }))
    .output(z.object({ documents: z.array(configurationDocument) })),
};
