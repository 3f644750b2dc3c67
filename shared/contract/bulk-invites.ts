/** Inviting many people at once, from a CSV file or pasted lines: a dry run first, then batch by batch. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { call } from "./errors.js";
import { path, whichRole } from "./values.js";

/** A path on the machine the console runs on, a file the window read, or what was pasted. */
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
  /** Stated only for Latin-1, or where a file's own mark is missing. */
  encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "latin1"]).optional(),
  /** Column by its header or its number from 1, where its header does not tell. */
  columns: z.partialRecord(columnName, z.string().max(200)).default({}),
  /** The organization role of people none of whose rows names one. */
  role: whichRole.default("ORGANIZATION_USER"),
});
export type BulkRequest = z.infer<typeof bulkRequest>;

const counts = z.object({ invite: z.number(), exists: z.number(), refused: z.number() });

const bulkPreview = z.object({
  encoding: z.string(),
  delimiter: z.string(),
  /** The table's own heading, or null where its first row is a person. */
  header: z.array(z.string()).nullable(),
  /** Place of each column that was found, from 0. */
  columns: z.partialRecord(columnName, z.number()),
  /** Rows by verdict; `people` is how many would be invited. */
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

const bulkProgress = z.object({ done: z.number(), of: z.number() });
export type BulkProgress = z.infer<typeof bulkProgress>;

const bulkResult = z.object({
  /** The file (mode 0600) with everybody's initial password; null where nobody got one. */
  file: z.string().nullable(),
  cancelled: z.boolean(),
  counts: z.object({ created: z.number(), exists: z.number(), refused: z.number(), notReached: z.number() }),
  /** Every row that was refused, and why: cards to print do not tell, and where nobody was invited there is no file. */
  refusals: z.array(z.object({ line: z.number(), email: z.string(), reason: z.string() })),
});
export type BulkResult = z.infer<typeof bulkResult>;

export const bulkInvites = {
  /** What would become of every row; nothing is changed. */
  preview: call.input(bulkRequest).output(bulkPreview),
  /**
   * Invites, and writes the results to `out` (.csv, .json or .html; a new file, by default in the console's own folder).
   * Leaving it early cancels it, as `cancel` does. The same `out` again after a crash finishes the job.
   */
  run: call.input(bulkRequest.extend({ out: path.optional() })).output(eventIterator(bulkProgress, bulkResult)),
  /** Ends this console's runs after the batch at hand; what they did so far stands in their results. */
  cancel: call.output(z.object({})),
  /** The results file of a run of this console, to be kept by whoever works in a browser elsewhere. */
  results: call.input(z.object({ file: z.string() })).output(z.object({ name: z.string(), text: z.string() })),
};
