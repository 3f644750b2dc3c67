/** Linking a commit's audit rows takes the same time however long the trail is, and however old the plan is. */
import type { SchemaMigration } from "../migrate.js";

// The queue is always empty when its statistics are taken, so the planner expects a thousand rows in it. For a trail of
// up to some 50,000 rows it therefore read the whole trail at every commit, with the head locked: five times the time
// at 20,000. A session also keeps a plan that was made while the trail was short. Now the audit row of each queued row
// is looked up by itself along the primary key ("offset 0" keeps it so), which costs more only while the trail fits on
// a page.
export const auditLink: SchemaMigration = {
  number: 12,
  name: "audit-link",
  sql: `
create or replace function link_audit_rows() returns trigger
language plpgsql security definer set search_path from current set random_page_cost = 0 as $$
declare
  entry record;
  place bigint;
  link bytea;
begin
  -- The first queued row's turn links all of the transaction's.
  if exists (select from audit_chain c where c.audit_id = new.audit_id) then
    return null;
  end if;
  select h.sequence, h.hash into strict place, link from audit_head h for update;
  for entry in
    with taken as (delete from audit_queue returning audit_id)
    select a.* from taken cross join lateral (select * from audit_logs l where l.id = taken.audit_id offset 0) a
     order by a.request_time, a.id
  loop
    place := place + 1;
    link := sha256(link || convert_to(jsonb_build_object(
      'id', entry.id, 'operation_name', entry.operation_name, 'operation_succeeded', entry.operation_succeeded,
      'request_time', entry.request_time at time zone 'UTC', 'user_id', entry.user_id, 'ls_user_id', entry.ls_user_id,
      'organization_id', entry.organization_id, 'workspace_id', entry.workspace_id, 'api_key_id', entry.api_key_id,
      'enrichments', entry.enrichments)::text, 'UTF8'));
    insert into audit_chain (sequence, audit_id, hash) values (place, entry.id, link);
  end loop;
  update audit_head set sequence = place, hash = link where sequence < place;
  return null;
end
$$;
revoke execute on function link_audit_rows() from public;
`,
};
