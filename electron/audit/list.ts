/** Reading the audit trail a page at a time, newest first. */
import type { Kysely } from "kysely";
import type { AuditFilterInput, AuditPage } from "../../shared/contract/audit.js";
import type { Database } from "../database/connect.js";
import {
  type AuditFilter,
  type AuditPosition,
  type AuditRecord,
  countAudit,
  estimateAudit,
  listAudit,
  searchAudit,
} from "../database/queries/list-audit.js";
import { readAuditHead } from "../database/queries/read-audit-head.js";
import type { Tables } from "../database/tables.js";
import { query } from "../database/transaction.js";
import { readCurrentSettings } from "../organization/settings.js";
import { toEntry } from "./entry.js";
import { readCursor, resolveFilter, writeCursor } from "./filter.js";

export interface AuditQuery {
  readonly filter: AuditFilterInput;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Beyond so many, a total is the planner's estimate and said to be one. */
const countedAtMost = 10_000;
/** How many rows one call looks at for a text: about a tenth of a second's work. */
const searchedAtOnce = 20_000;

/** A page, and with the first one the total. Errors: USAGE for a cursor that is none, NO_INSTALLATION. */
export async function listAuditPage(database: Database, { filter, limit, cursor }: AuditQuery): Promise<AuditPage> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const text = filter.text?.trim() ?? "";
  return query(database, async (kysely) => {
    await readCurrentSettings(kysely, database.schema);
    const wanted = await resolveFilter(kysely, filter);
    if (text !== "") return searchPage(kysely, wanted, { text, limit, after });
    const rows = await listAudit(kysely, wanted, { direction: "newest", limit: limit + 1, after });
    const page = rows.slice(0, limit);
    return {
      entries: page.map(toEntry),
      total: after === undefined ? await countTotal(kysely, wanted) : null,
      nextCursor: rows.length > limit ? cursorAfter(page) : null,
      searchedBackTo: null,
    };
  });
}

async function searchPage(
  kysely: Kysely<Tables>,
  filter: AuditFilter,
  { text, limit, after }: { readonly text: string; readonly limit: number; readonly after: AuditPosition | undefined },
): Promise<AuditPage> {
  const { rows, last, finished } = await searchAudit(kysely, filter, {
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
    nextCursor: next === null ? null : writeCursor(next),
    searchedBackTo: next !== null && rows.length < limit ? next.time : null,
  };
}

const cursorAfter = (page: readonly AuditRecord[]): string | null => {
  const last = page.at(-1);
  return last === undefined ? null : writeCursor(last);
};

/** The whole trail's length is in the head; a part of it is counted as far as that is quick. */
async function countTotal(kysely: Kysely<Tables>, filter: AuditFilter): Promise<AuditPage["total"]> {
  if (Object.values(filter).every((condition) => condition === undefined)) {
    const head = await readAuditHead(kysely);
    if (head !== undefined) return { count: head.sequence, exact: true };
  }
  const count = await countAudit(kysely, filter, countedAtMost);
  if (count <= countedAtMost) return { count, exact: true };
  return { count: Math.max(count, await estimateAudit(kysely, filter)), exact: false };
}
