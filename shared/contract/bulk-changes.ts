/** Giving many members their own new name or email each, from a CSV file or pasted lines: a dry run first, then batch by batch. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { bulkRequest } from "./bulk-invites.js";
import { call } from "./errors.js";
import { changeCounts, changeOutcome } from "./member-changes.js";

const columnName = z.enum(["email", "fullName", "newEmail"]);
export type BulkChangeColumn = z.infer<typeof columnName>;

export const bulkChangeRequest = bulkRequest.pick({ source: true, encoding: true }).extend({
  what: z.enum(["rename", "changeEmail"]),
  /** Column by its header or its number from 1, where its header does not tell. */
  columns: z.partialRecord(columnName, z.string().max(200)).default({}),
});
export type BulkChangeRequest = z.infer<typeof bulkChangeRequest>;

const bulkChangeRow = z.object({
  line: z.number(),
  email: z.string(),
  /** The name or email the member has now, and the one to be; null where the row is about nobody, or gives none. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  verdict: z.enum(["change", "unchanged", "refused"]),
  reason: z.string().nullable(),
});
export type BulkChangeRow = z.infer<typeof bulkChangeRow>;

const bulkChangePreview = z.object({
  encoding: z.string(),
  delimiter: z.string(),
  /** The table's own heading, or null where its first row is a member. */
  header: z.array(z.string()).nullable(),
  /** Place of each column that was found, from 0. */
  columns: z.partialRecord(columnName, z.number()),
  counts: z.object({ change: z.number(), unchanged: z.number(), refused: z.number() }),
  rows: z.array(bulkChangeRow),
});
export type BulkChangePreview = z.infer<typeof bulkChangePreview>;

/** After each batch: what became of its rows, and how far it all is. Rows refused or done already come first. */
const bulkChangeProgress = changeCounts.extend({
  of: z.int(),
  outcomes: z.array(changeOutcome.extend({ line: z.int() })),
});
export type BulkChangeProgress = z.infer<typeof bulkChangeProgress>;

/** `cancelled`: not every row was reached. */
const bulkChangeResult = changeCounts.extend({ of: z.int(), cancelled: z.boolean() });
export type BulkChangeResult = z.infer<typeof bulkChangeResult>;

export const bulkChanges = {
  /** What would become of every row; nothing is changed. */
  preview: call.input(bulkChangeRequest).output(bulkChangePreview),
  /** Batch by batch, each a transaction; whoever goes away stops it between two. Safe to repeat. */
  run: call.input(bulkChangeRequest).output(eventIterator(bulkChangeProgress, bulkChangeResult)),
};
