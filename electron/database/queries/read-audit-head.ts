/** Reading what a check of the audit chain needs besides links: head, counts, unlinked rows, missing triggers. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";
import type { Link } from "./check-audit-links.js";

/** The newest link according to the head; undefined where the head's row was deleted. */
export function readAuditHead({ kysely }: Scope): Promise<Link | undefined> {
  return kysely.selectFrom("audit_head").select(["sequence", "hash"]).executeTakeFirst();
}

/** The hash of the link with this number; undefined where there is none. */
export async function readAuditLink({ kysely }: Scope, sequence: number): Promise<Buffer | undefined> {
  const link = await kysely
    .selectFrom("audit_chain")
    .select("hash")
    .where("sequence", "=", sequence)
    .executeTakeFirst();
  return link?.hash;
}

/** How many rows the audit trail has, exactly. */
export async function countAuditRows({ kysely }: Scope): Promise<number> {
  const { n } = await kysely.selectFrom("audit_logs").select(sql<number>`count(*)`.as("n")).executeTakeFirstOrThrow();
  return n;
}

/** The ids of up to `limit` audit rows that have no link, the oldest first. */
export async function findUnlinkedRows({ kysely }: Scope, limit: number): Promise<readonly string[]> {
  const rows = await kysely
    .selectFrom("audit_logs")
    .select("id")
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("audit_chain").whereRef("audit_chain.audit_id", "=", "audit_logs.id"))),
    )
    .orderBy("request_time")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** The triggers that schema/migrations/0004-audit-chain.ts makes. */
const guards = [
  "audit_logs_queue",
  "audit_queue_link",
  "audit_logs_append_only",
  "audit_chain_append_only",
  "audit_head_stays",
  "audit_head_goes_forward",
];

/** The names of those triggers that are missing or turned off. */
export async function findMissingGuards({ kysely, schema }: Scope): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select guard as name from unnest(${guards}::text[]) guard
     where not exists (
       select from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid
        where t.tgname = guard and t.tgenabled in ('O', 'A') and c.relnamespace = pg_catalog.to_regnamespace(quote_ident(${schema})))
     order by guard`.execute(kysely);
  return rows.map(({ name }) => name);
}
