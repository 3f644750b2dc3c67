/** A commit's audit rows are linked in the same time however long the trail is, and however long ago that was planned. */
import type { SchemaMigration } from "../migrate.js";

// The queue is empty to whoever counts it, so the planner takes it for a thousand rows and, up to some 50,000 rows of the
// trail, read that whole at every commit, with the head locked: five times the time at 20,000. And a plan made when the
// trail was short is kept as long as the session. Each queued row's own is now looked up by itself ("offset 0" keeps it
// so), along the primary key, which is the dearer way only while the trail fits on a page.
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
