/** Reading and checking what the administrator wrote: Helm values or a compose `.env`. */
import { z } from "zod";
import { call } from "./errors.js";
import { configurationFormat } from "./format.js";
import { initInput, initResult } from "./init.js";
import { configurationReport } from "./report.js";
import { path } from "./values.js";

export * from "./report.js";

/** An opened configuration as the window may know it: no secrets, only what is set. */
const openedConfiguration = z.object({
  files: z.array(z.string()),
  format: configurationFormat,
  adminEmail: z.string().nullable(),
  organizationName: z.string(),
  workspaceName: z.string(),
  release: z.string().nullable(),
  /** user@host:port/database as the configuration names it, or null. */
  database: z.string().nullable(),
  report: configurationReport,
});
export type OpenedConfiguration = z.infer<typeof openedConfiguration>;

/** A configuration's file as the editor holds it. It may hold secrets: it is sent only to the window that opened it. */
const configurationDocument = z.object({
  file: path,
  text: z.string().max(8 * 1024 * 1024),
});
export type ConfigurationDocument = z.infer<typeof configurationDocument>;

/** A file as it was read; `revision` identifies its bytes, so that a change by others is noticed before saving. */
const readDocument = configurationDocument.extend({ revision: z.string() });
export type ReadDocument = z.infer<typeof readDocument>;

/**
 * A stretch of a document's text, in UTF-16 offsets: `start` is the first character's and `end` the one behind the last.
 * They count in the text as it was sent, where a line break may be two characters.
 */
const textMark = z.object({ file: z.string(), start: z.number(), end: z.number() });
export type TextMark = z.infer<typeof textMark>;

/** How a finding could be mended in place. `safe` ones need no decision and may be applied all at once. */
export const offeredFix = z.object({ title: z.string(), safe: z.boolean() });

/**
 * A check of texts that are being edited. `marks` and `fixes` stand beside `report.findings`, one each, null where a
 * finding is about something that is not there, or only a person can mend it. `secrets` says what to mask.
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

/** `format` overrules what the texts look like. */
const texts = z.object({ documents, format: configurationFormat.optional() });

/**
 * Paths on the machine the console runs on: Helm values files, layered left to right, with Secret manifests beside them;
 * or compose `.env` files, with the compose file, which is otherwise looked for in their folder.
 */
const files = z.object({ paths: z.array(path).min(1).max(20) });

export const configuration = {
  /** Reads the files and keeps them as this console's configuration. */
  open: call.input(files).output(openedConfiguration),
  current: call.output(z.object({ configuration: openedConfiguration.nullable() })),
  close: call.output(z.object({})),
  /** The files opened last on the machine the console runs on, the latest first; those that are gone are left out. */
  recent: call.output(z.object({ files: z.array(z.string()) })),
  /** Writes a configuration for email/password login: a new one, or the change to one without login. */
  init: call.input(initInput).output(initResult),
  /** Checks files without keeping them; `format` overrules what they look like. */
  validate: call.input(files.extend({ format: configurationFormat.optional() })).output(configurationReport),
  /** The files' texts, for whoever asked to edit them; they may hold secrets. A byte order mark is not in the text. */
  read: call.input(files).output(z.object({ documents: z.array(readDocument) })),
  /**
   * Writes a file's new text in one step, with its byte order mark if it had one, and keeps what was there beside it:
   * `original` is that file's path (`values.yaml.orig`), null where the text is as it was. Errors: FILE_CHANGED where
   * the file is no longer what `revision` was read from; FILE_NOT_WRITABLE, FILE_NOT_TEXT and those of reading.
   */
  save: call
    .input(configurationDocument.extend({ revision: z.string().max(128) }))
    .output(z.object({ revision: z.string(), original: z.string().nullable() })),
  /** Writes a text to a new file for this user only (mode 0600). Errors: FILE_EXISTS, FILE_NOT_WRITABLE. */
  create: call.input(configurationDocument).output(z.object({ revision: z.string() })),
  /** Checks texts as they stand in the editor; one that cannot be read is a finding too. */
  check: call.input(texts).output(checkedDocuments),
  /** The texts with the fixes of these findings (by their place in the check's report), all safe ones, or all, applied. */
  fix: call
    .input(texts.extend({ findings: z.union([z.array(z.int().min(0)).min(1), z.enum(["safe", "all"])]) }))
    .output(z.object({ documents: z.array(configurationDocument) })),
};
