/** Calls that give many members a new name or email each, by a CSV file or pasted lines. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { bulkRequest } from "./bulk-invites.js";
import { call } from "./errors.js";
import { changeCounts, changeOutcome } from "./member-changes.js";

const columnName = z.enum(["email", "fullName", "newEmail"]);
export type BulkChangeColumn = z.infer<typeof columnName>;

export const bulkChangeRequest = bulkRequest.pick({ source: true, encoding: true }).extend({
  what: z.enum(["rename", "changeEmail"]),
  /** The header or number (from 1) of a column that is not found by itself. */
  columns: z.partialRecord(columnName, z.string().max(200)).default({}),
});
export type BulkChangeRequest = z.infer<typeof bulkChangeRequest>;

const bulkChangeRow = z.object({
  line: z.number(),
  email: z.string(),
  /** The present name or email and the new one. Null if the row names no member, or has none. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  verdict: z.enum(["change", "unchanged", "refused"]),
  reason: z.string().nullable(),
});
export type BulkChangeRow = z.infer<typeof bulkChangeRow>;

const bulkChangePreview = z.object({
  encoding: z.string(),
  delimiter: z.string(),
  /** The table's heading, or null if its first row is a member already. */
  header: z.array(z.string()).nullable(),
  /** The place of each column that was found, from 0. */
  columns: z.partialRecord(columnName, z.number()),
  counts: z.object({ change: z.number(), unchanged: z.number(), refused: z.number() }),
  rows: z.array(bulkChangeRow),
});
export type BulkChangePreview = z.infer<typeof bulkChangePreview>;

/** Progress after a batch: the outcomes of its rows and all counts so far. Rows refused or unchanged come first. */
const bulkChangeProgress = changeCounts.extend({
  of: z.int(),
  outcomes: z.array(changeOutcome.extend({ line: z.int() })),
});
export type BulkChangeProgress = z.infer<typeof bulkChangeProgress>;

/** `cancelled` is true if not every row was reached. */
const bulkChangeResult = changeCounts.extend({ of: z.int(), cancelled: z.boolean() });
export type BulkChangeResult = z.infer<typeof bulkChangeResult>;

export const bulkChanges = {
  /** Says what would become of every row, and changes nothing. */
  preview: call.input(bulkChangeRequest).output(bulkChangePreview),
  /** Changes the members batch by batch, in a transaction each. Leaving the stream stops it after a batch. Safe to repeat. */
  run: call.input(bulkChangeRequest).output(eventIterator(bulkChangeProgress, bulkChangeResult)),
};
