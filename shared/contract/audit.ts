/** The audit trail: reading it, checking that nothing in it was altered, and taking it elsewhere. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { call } from "./errors.js";
import { page, path, roleName } from "./values.js";

const auditFilter = z.object({
  /** A name such as login; see shared/audit-operations.ts. */
  operation: z.string().max(200).optional(),
  /** Who did it: a member's email or id, or a database user. */
  actor: z.string().max(320).optional(),
  /** On whom: a member's id, or the email as it was recorded. */
  subject: z.string().max(320).optional(),
  succeeded: z.boolean().optional(),
  /** Not before. */
  from: z.iso.datetime({ offset: true }).optional(),
  /** Before. */
  to: z.iso.datetime({ offset: true }).optional(),
  /** In the operation, the actor or what is told, without case. */
  text: z.string().max(200).optional(),
});
export type AuditFilterInput = z.infer<typeof auditFilter>;

/** `unknown`: a failed sign-in proves nobody, and rows of other programs may not say. */
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
  /** The place in the chain; null for a row that is not in it. */
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
  /** What it was and what it became, where the row tells. */
  before: fields.nullable(),
  after: fields.nullable(),
  /** Everything else the row tells. */
  details: fields,
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const auditPage = z.object({
  entries: z.array(auditEntry),
  /** With the first page, unless a text is searched for; `exact` false means that the server estimates it. */
  total: z.object({ count: z.number(), exact: z.boolean() }).nullable(),
  nextCursor: z.string().nullable(),
  /** Where a search for a text stopped looking before the page was full: the time of the last row looked at. */
  searchedBackTo: z.string().nullable(),
});
export type AuditPage = z.infer<typeof auditPage>;

/** A head noted earlier: 64 hex digits at that place. */
const auditAnchor = z.object({ sequence: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) });
export type AuditAnchor = z.infer<typeof auditAnchor>;

/**
 * - `row-altered`: the row, or its link, is not what was linked · `row-deleted`: the link is there, its row is not
 * - `links-deleted`: links from `sequence` to `lastSequence` are gone · `row-inserted`: a row that was never linked
 * - `head-altered`: the head is not the newest link · `anchor-broken`: the head noted earlier is not in the chain
 * - `guard-missing`: the trigger `name` is gone or turned off
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
  /** The newest link: note it, and a later check with it as anchor shows that the trail up to here is still the same. */
  head: auditAnchor,
  /** Whether the anchor given is in the chain; null where none was. */
  anchorHolds: z.boolean().nullable(),
  /** The first 100. */
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
  /** Newest first. */
  list: call
    .input(
      z.object({
        filter: auditFilter.default({}),
        ...page,
      }),
    )
    .output(auditPage),
  verify: call.input(z.object({ anchor: auditAnchor.optional() })).output(eventIterator(auditProgress, auditVerdict)),
  /** The export itself, oldest first, a piece at a time. */
  export: call
    .input(exportInput)
    .output(eventIterator(z.object({ text: z.string(), rows: z.number() }), exportProgress)),
  /** The same into a new file (mode 0600): the one given on the command line, else one chosen in the door's own dialog. `file` is null where that was closed. */
  exportToFile: call
    .input(exportInput.extend({ file: path.optional() }))
    .output(eventIterator(exportProgress, exportProgress.extend({ file: z.string().nullable() }))),
};
