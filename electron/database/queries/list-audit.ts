/** Listing the audit trail by keyset along (request_time, id): every page of ten million rows is equally quick. */
import { type SelectQueryBuilder, sql } from "kysely";
import type { Scope } from "../scope.js";

export interface AuditFilter {
  readonly operation?: string | undefined;
  /** Ids of members, and database users of database operators. An empty list matches no row. */
  readonly actors?: readonly string[] | undefined;
  readonly subject?: { readonly by: "id" | "email"; readonly value: string } | undefined;
  readonly succeeded?: boolean | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

export interface AuditPosition {
  /** As in `AuditRecord`. */
  readonly time: string;
  readonly id: string;
}

export interface AuditRecord {
  readonly id: string;
  /** The row's number in the chain; null where no link belongs to the row. */
  readonly sequence: number | null;
  readonly hash: string | null;
  readonly operation: string;
  readonly succeeded: boolean;
  /** ISO 8601 in UTC, to the microsecond. */
  readonly time: string;
  readonly userId: string | null;
  /** The present email of the user `userId`. */
  readonly userEmail: string | null;
  readonly organizationId: string | null;
  readonly workspaceId: string | null;
  readonly enrichments: Readonly<Record<string, unknown>>;
}

export interface AuditPage {
  readonly direction: "newest" | "oldest";
  readonly limit: number;
  readonly after: AuditPosition | undefined;
}

/** Up to `limit` rows that match the filter, after the position `after`, in the page's direction. */
export function listAudit(scope: Scope, filter: AuditFilter, page: AuditPage): Promise<readonly AuditRecord[]> {
  return inOrder(asRecords(matching(scope, filter)), page)
    .limit(page.limit)
    .execute();
}

export interface FoundAudit {
  readonly rows: readonly AuditRecord[];
  /** The last row that was looked at, after which the next search goes on; null where no row was. */
  readonly last: AuditPosition | null;
  /** True where no row is left to look at. */
  readonly finished: boolean;
}

/**
 * Up to `limit` rows that match the filter and contain `text` in the operation, the email of the user who acted or the
 * enrichments, without case. At most `window` rows are looked at, which bounds the cost of a rare text.
 */
export async function searchAudit(
  scope: Scope,
  filter: AuditFilter,
  page: AuditPage & { readonly text: string; readonly window: number },
): Promise<FoundAudit> {
  const pattern = `%${page.text.replace(/[\\%_]/g, "\\$&")}%`;
  const looked = inOrder(
    matching(scope, filter)
      .leftJoin("users", "users.id", "audit_logs.user_id")
      .select([
        "audit_logs.id as id",
        timeText.as("time"),
        sql<boolean>`(audit_logs.operation_name ilike ${pattern} or users.email ilike ${pattern}
          or audit_logs.enrichments::text ilike ${pattern})`.as("matches"),
      ]),
    page,
  ).limit(page.window);
  const { rows } = await sql<{ found: readonly string[]; n: number; last: AuditPosition | null }>`
    with looked as materialized (${looked}),
    numbered as (select looked.*, row_number() over () as ordinal, count(*) filter (where matches) over (rows unbounded preceding) as hits from looked),
    kept as (select * from numbered where hits < ${page.limit} or (hits = ${page.limit} and matches))
    select coalesce(array_agg(id::text order by ordinal) filter (where matches), '{}') as found, count(*)::int as n,
           (select jsonb_build_object('time', time, 'id', id) from kept order by ordinal desc limit 1) as last
      from kept`.execute(scope.kysely);
  const { found = [], n = 0, last = null } = rows[0] ?? {};
  const records =
    found.length === 0
      ? []
      : await inOrder(asRecords(scope.kysely.selectFrom("audit_logs").where("audit_logs.id", "in", [...found])), {
          ...page,
          after: undefined,
        }).execute();
  return { rows: records, last, finished: n < page.window && found.length < page.limit };
}

/** How many rows match the filter, counted up to `most + 1`. */
export async function countAudit(scope: Scope, filter: AuditFilter, most: number): Promise<number> {
  const some = matching(scope, filter)
    .select(sql`1`.as("one"))
    .limit(most + 1);
  const { n } = await scope.kysely
    .selectFrom(some.as("some"))
    .select(sql<number>`count(*)`.as("n"))
    .executeTakeFirstOrThrow();
  return n;
}

/** How many rows the server's planner expects to match the filter. */
export async function estimateAudit(scope: Scope, filter: AuditFilter): Promise<number> {
  const rows = await matching(scope, filter)
    .select("audit_logs.id")
    .explain<{ "QUERY PLAN": readonly { Plan: { "Plan Rows": number } }[] }>("json");
  return rows[0]?.["QUERY PLAN"][0]?.Plan["Plan Rows"] ?? 0;
}

const timeText = sql<string>`to_char(audit_logs.request_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const asRecords = (rows: ReturnType<typeof matching>) =>
  rows
    .leftJoin("audit_chain", "audit_chain.audit_id", "audit_logs.id")
    .leftJoin("users", "users.id", "audit_logs.user_id")
    .select([
      "audit_logs.id as id",
      "audit_chain.sequence as sequence",
      sql<string | null>`encode(audit_chain.hash, 'hex')`.as("hash"),
      "audit_logs.operation_name as operation",
      "audit_logs.operation_succeeded as succeeded",
      timeText.as("time"),
      "audit_logs.user_id as userId",
      "users.email as userEmail",
      "audit_logs.organization_id as organizationId",
      "audit_logs.workspace_id as workspaceId",
      "audit_logs.enrichments as enrichments",
    ]);

const inOrder = <DB, TB extends keyof DB, O>(
  rows: SelectQueryBuilder<DB, TB, O>,
  { direction, after }: Pick<AuditPage, "direction" | "after">,
) => {
  const order = direction === "newest" ? "desc" : "asc";
  const beyond = direction === "newest" ? sql`<` : sql`>`;
  return rows
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(audit_logs.request_time, audit_logs.id) ${beyond} (${after?.time}::timestamptz, ${after?.id}::uuid)`,
      ),
    )
    .orderBy(sql`audit_logs.request_time`, order)
    .orderBy(sql`audit_logs.id`, order);
};

/** Each condition is written like the expression of its index, so that the index serves it. */
const matching = ({ kysely }: Scope, { operation, actors, subject, succeeded, from, to }: AuditFilter) =>
  kysely
    .selectFrom("audit_logs")
    .$if(operation !== undefined, (query) => query.where("operation_name", "=", operation ?? ""))
    .$if(actors !== undefined, (query) =>
      query.where(
        sql<boolean>`coalesce(audit_logs.user_id::text, lower(audit_logs.enrichments #>> '{actor,databaseUser}')) ${oneOf(actors ?? [])}`,
      ),
    )
    .$if(subject?.by === "id", (query) =>
      query.where(sql<boolean>`audit_logs.enrichments ->> 'member_id' = ${subject?.value}`),
    )
    .$if(subject?.by === "email", (query) =>
      query.where(sql<boolean>`lower(audit_logs.enrichments ->> 'email') = lower(${subject?.value})`),
    )
    .$if(succeeded === true, (query) => query.where("operation_succeeded", "=", true))
    .$if(succeeded === false, (query) => query.where(sql<boolean>`not audit_logs.operation_succeeded`))
    .$if(from !== undefined, (query) => query.where("request_time", ">=", from ?? new Date()))
    .$if(to !== undefined, (query) => query.where("request_time", "<", to ?? new Date()));

/** A single value is compared with `=`, so that its index gives the rows in order. */
const oneOf = (values: readonly string[]) =>
  values.length === 1 ? sql`= ${values[0]}::text` : sql`= any(${[...values]}::text[])`;
