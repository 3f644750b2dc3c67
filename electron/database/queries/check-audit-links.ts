/** Checking a stretch of the audit chain: the database computes the hashes and answers only the broken links. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";
import { auditRowText } from "./audit-row-text.js";

export interface Link {
  readonly sequence: number;
  readonly hash: Buffer;
}

/** `gap`: the link before is missing. `gone`: the audit row is missing. `differs`: the hash does not match. */
export interface BrokenLink {
  readonly sequence: number;
  readonly auditId: string;
  readonly fault: "gap" | "gone" | "differs";
  /** The sequence of the link found before it. */
  readonly after: number;
}

export interface CheckedStretch {
  /** How many links were checked: fewer than asked for at the chain's end. */
  readonly links: number;
  /** How many of these links have their audit row. */
  readonly rows: number;
  readonly last: Link | null;
  /** The first broken links, up to 100. */
  readonly broken: readonly BrokenLink[];
  readonly brokenLinks: number;
}

/** Checks up to `limit` links after `from`. */
export async function checkAuditLinks({ kysely, table }: Scope, from: Link, limit: number): Promise<CheckedStretch> {
  const { rows } = await sql<CheckedStretch>`
    with stretch as (
      select sequence, audit_id, hash,
             lag(sequence, 1, ${from.sequence}::bigint) over (order by sequence) as after,
             lag(hash, 1, ${from.hash}::bytea) over (order by sequence) as before
        from (select * from ${table("audit_chain")} where sequence > ${from.sequence}::bigint order by sequence limit ${limit}) c
    ), checked as (
      select s.sequence, s.audit_id, s.hash, s.after, a.id is not null as has_row,
             case when s.sequence <> s.after + 1 then 'gap' when a.id is null then 'gone'
                  when s.hash is distinct from pg_catalog.sha256(s.before || ${auditRowText}) then 'differs' end as fault
        from stretch s
        -- Row by row along the key: joined as a whole, each stretch might read all of the table.
        left join lateral (select * from ${table("audit_logs")} l where l.id = s.audit_id limit 1) a on true
    ), broken as (
      select sequence, audit_id, fault, after from checked where fault is not null order by sequence limit 100
    )
    select count(*)::int as links, count(*) filter (where has_row)::int as rows,
           count(*) filter (where fault is not null)::int as "brokenLinks",
           (select jsonb_build_object('sequence', sequence, 'hash', encode(hash, 'hex'))
              from checked order by sequence desc limit 1) as last,
           coalesce((select jsonb_agg(jsonb_build_object('sequence', sequence, 'auditId', audit_id, 'fault', fault, 'after', after)
                                      order by sequence) from broken), '[]') as broken
      from checked`.execute(kysely);
  const [found] = rows as readonly (CheckedStretch & { last: { sequence: number; hash: string } | null })[];
  if (found === undefined) throw new Error("an aggregate without a row");
  const { last } = found;
  return { ...found, last: last === null ? null : { sequence: last.sequence, hash: Buffer.from(last.hash, "hex") } };
}
