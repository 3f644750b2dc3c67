/** Calls that invite many people, by a CSV file or pasted lines. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { call } from "./errors.js";
import { path, whichRole } from "./values.js";

/** Where the table comes from: a path on the console's machine, a file that the window read, or pasted text. */
const tableSource = z.discriminatedUnion("by", [
  z.object({ by: z.literal("path"), path }),
  z.object({ by: z.literal("bytes"), name: z.string().max(4096), base64: z.base64().max(12 * 1024 * 1024) }),
  z.object({ by: z.literal("text"), text: z.string().max(8 * 1024 * 1024) }),
]);
export type TableSource = z.infer<typeof tableSource>;

const columnName = z.enum(["email", "role", "workspaceId", "workspaceName", "fullName"]);
export type BulkColumn = z.infer<typeof columnName>;

export const bulkRequest = z.object({
  source: tableSource,
  /** Stated for Latin-1, or if the file lacks a byte order mark that it needs. */
  encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "latin1"]).optional(),
  /** The header or number (from 1) of a column that is not found by itself. */
  columns: z.partialRecord(columnName, z.string().max(200)).default({}),
  /** The organization role of people whose rows name none. */
  role: whichRole.default("ORGANIZATION_USER"),
});
export type BulkRequest = z.infer<typeof bulkRequest>;

const counts = z.object({ invite: z.number(), exists: z.number(), refused: z.number() });

const bulkPreview = z.object({
  encoding: z.string(),
  delimiter: z.string(),
  /** The table's heading, or null if its first row is a person already. */
  header: z.array(z.string()).nullable(),
  /** The place of each column that was found, from 0. */
  columns: z.partialRecord(columnName, z.number()),
  /** The number of rows by verdict. `people` is the number of people who would be invited. */
  counts,
  people: z.number(),
  rows: z.array(
    z.object({
      line: z.number(),
      email: z.string(),
      verdict: z.enum(["invite", "exists", "refused"]),
      reason: z.string().nullable(),
    }),
  ),
});
export type BulkPreview = z.infer<typeof bulkPreview>;

/** The forms of a results file: a table, JSON, or cards to print. */
export const resultFormats = ["csv", "json", "html"] as const;
export type ResultFormat = (typeof resultFormats)[number];

const bulkProgress = z.object({ done: z.number(), of: z.number() });
export type BulkProgress = z.infer<typeof bulkProgress>;

const bulkResult = z.object({
  /** The file (mode 0600) with the initial passwords, or null if nobody got one. */
  file: z.string().nullable(),
  cancelled: z.boolean(),
  counts: z.object({ created: z.number(), exists: z.number(), refused: z.number(), notReached: z.number() }),
  /** The rows that were refused, and why. They are not in the file if that holds cards to print. */
  refusals: z.array(z.object({ line: z.number(), email: z.string(), reason: z.string() })),
});
export type BulkResult = z.infer<typeof bulkResult>;

export const bulkInvites = {
  /** Says what would become of every row, and changes nothing. */
  preview: call.input(bulkRequest).output(bulkPreview),
  /**
   * Invites people, and writes the results to a new file: on the command line `out` (.csv, .json or .html), by default one
   * of `format` in the console's own folder, under a name that nobody can guess. Leaving the stream cancels it, as `cancel`
   * does. After a crash, the call with the same `out` finishes the job; after a failure in a window, the same request does.
   * Errors: DOOR_CANNOT for a path that a window names.
   */
  run: call
    .input(bulkRequest.extend({ out: path.optional(), format: z.enum(resultFormats).optional() }))
    .output(eventIterator(bulkProgress, bulkResult)),
  /** Ends this console's runs after their current batch. Their results say what they did so far. */
  cancel: call.output(z.object({})),
  /** The results file of one's own run in this console, so that a browser on another machine can save it. */
  results: call.input(z.object({ file: z.string() })).output(z.object({ name: z.string(), text: z.string() })),
};
