/** The ids that an email belongs to, or belonged to when the audit trail last told of it. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

export async function findMemberIds({ kysely }: Scope, email: string): Promise<readonly string[]> {
  const told = kysely
    .selectFrom("audit_logs")
    .select(sql<string>`audit_logs.enrichments ->> 'member_id'`.as("id"))
    .where(sql<boolean>`lower(audit_logs.enrichments ->> 'email') = lower(${email})`)
    .where(sql<boolean>`audit_logs.enrichments ->> 'member_id' is not null`)
    .orderBy("request_time", "desc")
    .limit(100);
  const rows = await kysely
    .selectFrom("users")
    .select(sql<string>`users.id::text`.as("id"))
    .where(sql<boolean>`lower(users.email) = lower(${email})`)
    .union(kysely.selectFrom(told.as("told")).select("told.id"))
    .execute();
  return rows.map(({ id }) => id);
}
