/** Lists the audit trail page by page, newest row first. */

import type { AuditFilterInput, AuditPage } from "../../shared/contract/audit.js";
import type { Database } from "../database/connect.js";
import { pageOf } from "../database/paging.js";
import {
  type AuditFilter,
  type AuditPosition,
  countAudit,
  estimateAudit,
  listAudit,
  searchAudit,
} from "../database/queries/list-audit.js";
import { readAuditHead } from "../database/queries/read-audit-head.js";
import type { Scope } from "../database/scope.js";
import { query } from "../database/transaction.js";
import { readCurrentSettings } from "../organization/settings.js";
import { toEntry } from "./entry.js";
import { auditCursors, resolveFilter } from "./filter.js";

export interface AuditQuery {
  readonly filter: AuditFilterInput;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A total beyond this is the planner's estimate, and is said to be one. */
const countedAtMost = 10_000;
/** The number of rows that one call searches for a text: about a tenth of a second's work. */
const searchedAtOnce = 20_000;

/** A page; the first page comes with the total. Errors: USAGE for a cursor of another list, NO_INSTALLATION. */
export async function listAuditPage(database: Database, { filter, limit, cursor }: AuditQuery): Promise<AuditPage> {
  const after = auditCursors.read(cursor);
  const text = filter.text?.trim() ?? "";
  return query(database, async (scope) => {
    await readCurrentSettings(scope);
    const wanted = await resolveFilter(scope, filter);
    if (text !== "") return searchPage(scope, wanted, { text, limit, after });
    const rows = await listAudit(scope, wanted, { direction: "newest", limit: limit + 1, after });
    const { page, nextCursor } = pageOf(rows, limit, ({ time, id }) => auditCursors.write({ time, id }));
    return {
      entries: page.map(toEntry),
      total: after === undefined ? await countTotal(scope, wanted) : null,
      nextCursor,
      searchedBackTo: null,
    };
  });
}

async function searchPage(
  scope: Scope,
  filter: AuditFilter,
  { text, limit, after }: { readonly text: string; readonly limit: number; readonly after: AuditPosition | undefined },
): Promise<AuditPage> {
  const { rows, last, finished } = await searchAudit(scope, filter, {
    direction: "newest",
    limit,
    after,
    text,
    window: searchedAtOnce,
  });
  const next = finished ? null : last;
  return {
    entries: rows.map(toEntry),
    total: null,
    nextCursor: next === null ? null : auditCursors.write(next),
    searchedBackTo: next !== null && rows.length < limit ? next.time : null,
  };
}

/** The head tells the length of the whole trail. What a filter leaves of it is counted as long as that is quick. */
async function countTotal(scope: Scope, filter: AuditFilter): Promise<AuditPage["total"]> {
  if (Object.values(filter).every((condition) => condition === undefined)) {
    const head = await readAuditHead(scope);
    if (head !== undefined) return { count: head.sequence, exact: true };
  }
  const count = await countAudit(scope, filter, countedAtMost);
  if (count <= countedAtMost) return { count, exact: true };
  return { count: Math.max(count, await estimateAudit(scope, filter)), exact: false };
}
