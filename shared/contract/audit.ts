/** Calls that list, verify and export the audit trail. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { call } from "./errors.js";
import { page, path, roleName } from "./values.js";

const auditFilter = z.object({
  /** A name such as login; see shared/audit-operations.ts. */
  operation: z.string().max(200).optional(),
  /** The actor: a member's email or id, or a database user. */
  actor: z.string().max(320).optional(),
  /** The member it was done to: an id, or the email as it was recorded. */
  subject: z.string().max(320).optional(),
  succeeded: z.boolean().optional(),
  /** The earliest time. */
  from: z.iso.datetime({ offset: true }).optional(),
  /** The time before which the rows are. */
  to: z.iso.datetime({ offset: true }).optional(),
  /** A text in the operation, the actor or the details, in upper or lower case. */
  text: z.string().max(200).optional(),
});
export type AuditFilterInput = z.infer<typeof auditFilter>;

/** The person behind a row. `unknown` for a failed sign-in, which proves nobody, and for rows that do not say. */
const auditActor = z.object({
  kind: z.enum(["member", "database-operator", "unknown"]),
  id: z.string().nullable(),
  email: z.string().nullable(),
  role: roleName.nullable(),
  databaseUser: z.string().nullable(),
  login: z.string().nullable(),
  machine: z.string().nullable(),
});
export type AuditActor = z.infer<typeof auditActor>;

const fields = z.record(z.string(), z.unknown());

const auditEntry = z.object({
  id: z.string(),
  /** The row's place in the chain, or null if it is not in the chain. */
  sequence: z.number().nullable(),
  hash: z.string().nullable(),
  /** ISO 8601 in UTC, to the microsecond. */
  time: z.string(),
  operation: z.string(),
  succeeded: z.boolean(),
  actor: auditActor,
  subject: z.object({ id: z.string().nullable(), email: z.string().nullable() }).nullable(),
  organizationId: z.string().nullable(),
  workspaceId: z.string().nullable(),
  /** What was changed: the fields before and after, or null if the row does not tell. */
  before: fields.nullable(),
  after: fields.nullable(),
  /** Everything else the row tells. */
  details: fields,
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const auditPage = z.object({
  entries: z.array(auditEntry),
  /** Only on the first page, and not in a search for a text. If `exact` is false, it is the server's estimate. */
  total: z.object({ count: z.number(), exact: z.boolean() }).nullable(),
  nextCursor: z.string().nullable(),
  /** The time of the last row that a search for a text looked at, if it stopped before the page was full. */
  searchedBackTo: z.string().nullable(),
});
export type AuditPage = z.infer<typeof auditPage>;

/** A link of the chain: its place, and its hash in 64 hex digits. A head that was noted earlier is one. */
const auditAnchor = z.object({ sequence: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) });
export type AuditAnchor = z.infer<typeof auditAnchor>;

/**
 * A fault that a check of the trail found:
 * - `row-altered`: the row or its link was altered
 * - `row-deleted`: the row of a link is missing
 * - `links-deleted`: the links from `sequence` to `lastSequence` are missing
 * - `row-inserted`: the row was never linked
 * - `head-altered`: the head is not the newest link
 * - `anchor-broken`: the head noted earlier is not in the chain
 * - `guard-missing`: the trigger `name` is missing or turned off
 */
const auditFault = z.object({
  kind: z.enum([
    "row-altered",
    "row-deleted",
    "links-deleted",
    "row-inserted",
    "head-altered",
    "anchor-broken",
    "guard-missing",
  ]),
  sequence: z.number().nullable(),
  lastSequence: z.number().nullable(),
  auditId: z.string().nullable(),
  name: z.string().nullable(),
});
export type AuditFault = z.infer<typeof auditFault>;

const auditProgress = z.object({ checked: z.number(), total: z.number() });
export type AuditProgress = z.infer<typeof auditProgress>;

export const auditVerdict = z.object({
  intact: z.boolean(),
  checked: z.number(),
  /** The newest link. A later check with it as the anchor shows that the trail up to here is unchanged. */
  head: auditAnchor,
  /** True if the given anchor is in the chain; null if none was given. */
  anchorHolds: z.boolean().nullable(),
  /** The first 100 faults. */
  faults: z.array(auditFault),
  faultCount: z.number(),
});
export type AuditVerdict = z.infer<typeof auditVerdict>;

const auditFormat = z.enum(["jsonl", "csv", "ocsf"]);
export type AuditFormat = z.infer<typeof auditFormat>;

const exportInput = z.object({ filter: auditFilter.default({}), format: auditFormat });
const exportProgress = z.object({ rows: z.number() });
export type ExportProgress = z.infer<typeof exportProgress>;

export const audit = {
  /** Lists the trail, newest row first. */
  list: call
    .input(
      z.object({
        filter: auditFilter.default({}),
        ...page,
      }),
    )
    .output(auditPage),
  verify: call.input(z.object({ anchor: auditAnchor.optional() })).output(eventIterator(auditProgress, auditVerdict)),
  /** Exports the trail piece by piece, oldest row first. */
  export: call
    .input(exportInput)
    .output(eventIterator(z.object({ text: z.string(), rows: z.number() }), exportProgress)),
  /**
   * Exports the trail into a new file (mode 0600). The command line gives its path; a window's door asks for it in a
   * dialog, and `file` is null if that was closed.
   */
  exportToFile: call
    .input(exportInput.extend({ file: path.optional() }))
    .output(eventIterator(exportProgress, exportProgress.extend({ file: z.string().nullable() }))),
};
