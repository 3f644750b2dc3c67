/** Finding members by an email that they have, or had when the audit trail recorded it. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

/** Ids of users. The audit trail gives those of the newest 100 rows with the email, which is compared without case. */
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
