/** The audit trail: the database refuses anything but adding rows, and links each row to the one before by a hash. */
import type { SchemaMigration } from "../migrate.js";

// Rows are added anywhere in a transaction and linked at its very end. The lock of the head is held only during the
// commit, so sign-ins and invites never wait for each other's password hashes. The end is reached in two steps. A
// deferred trigger of audit_logs only notes the row in audit_queue; that table's own deferred trigger runs after all
// other deferred triggers of the transaction. So the head is the last lock that any transaction takes, and two
// transactions cannot deadlock over it (0003-last-admin.ts locks at commit too). Queued rows never outlive their
// transaction, so each transaction sees only its own.
//
// hash = sha256(the hash before, then the row as jsonb text in UTF-8). The hash before the first row is 32 zero bytes.
// The keys are in jsonb's order and the time is UTC to the microsecond, so no session setting changes the text.
// queries/audit-row-text.ts has the same expression for checking. The functions run as their owner, so that adding to
// audit_logs needs no rights to the other tables.
export const auditChain: SchemaMigration = {
  number: 4,
  name: "audit-chain",
  sql: `
lock table audit_logs in share row exclusive mode;

create table audit_chain (
  sequence bigint primary key,
  audit_id uuid not null,
  hash bytea not null
);
create table audit_head (
  is_only_row boolean primary key default true check (is_only_row),
  sequence bigint not null,
  hash bytea not null
) with (fillfactor = 20);
create table audit_queue (
  audit_id uuid not null
);
insert into audit_head (sequence, hash) values (0, decode(repeat('00', 32), 'hex'));

do $$
declare
  entry record;
  place bigint := 0;
  link bytea := decode(repeat('00', 32), 'hex');
begin
  for entry in select * from audit_logs order by request_time, id loop
    place := place + 1;
    link := sha256(link || convert_to(jsonb_build_object(
      'id', entry.id, 'operation_name', entry.operation_name, 'operation_succeeded', entry.operation_succeeded,
      'request_time', entry.request_time at time zone 'UTC', 'user_id', entry.user_id, 'ls_user_id', entry.ls_user_id,
      'organization_id', entry.organization_id, 'workspace_id', entry.workspace_id, 'api_key_id', entry.api_key_id,
      'enrichments', entry.enrichments)::text, 'UTF8'));
    insert into audit_chain (sequence, audit_id, hash) values (place, entry.id, link);
  end loop;
  update audit_head set sequence = place, hash = link;
end
$$;
create unique index audit_chain_audit_id_key on audit_chain (audit_id);

create function queue_audit_row() returns trigger
language plpgsql security definer set search_path from current as $$
begin
  insert into audit_queue (audit_id) values (new.id);
  return null;
end
$$;

create function link_audit_rows() returns trigger
language plpgsql security definer set search_path from current as $$
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
    select a.* from audit_logs a join taken on taken.audit_id = a.id order by a.request_time, a.id
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

create constraint trigger audit_logs_queue after insert on audit_logs
  deferrable initially deferred for each row execute function queue_audit_row();
create constraint trigger audit_queue_link after insert on audit_queue
  deferrable initially deferred for each row execute function link_audit_rows();

create function refuse_audit_change() returns trigger
language plpgsql as $$
begin
  raise exception 'the audit trail is only ever added to' using errcode = 'GH002';
end
$$;

create trigger audit_logs_append_only before update or delete or truncate on audit_logs
  for each statement execute function refuse_audit_change();
create trigger audit_chain_append_only before update or delete or truncate on audit_chain
  for each statement execute function refuse_audit_change();
create trigger audit_head_stays before delete or truncate on audit_head
  for each statement execute function refuse_audit_change();
create trigger audit_head_goes_forward before update on audit_head
  for each row when (new.sequence <= old.sequence) execute function refuse_audit_change();
-- Also where a session calls itself a replica, which turns ordinary triggers off.
alter table audit_logs enable always trigger audit_logs_append_only;
alter table audit_chain enable always trigger audit_chain_append_only;
alter table audit_head enable always trigger audit_head_stays;
alter table audit_head enable always trigger audit_head_goes_forward;

create index audit_logs_operation_idx on audit_logs (operation_name, request_time, id);
create index audit_logs_failed_idx on audit_logs (request_time, id) where not operation_succeeded;
create index audit_logs_actor_idx on audit_logs
  ((coalesce(user_id::text, lower(enrichments #>> '{actor,databaseUser}'))), request_time, id)
  where coalesce(user_id::text, lower(enrichments #>> '{actor,databaseUser}')) is not null;
create index audit_logs_subject_idx on audit_logs ((enrichments ->> 'member_id'), request_time, id)
  where enrichments ->> 'member_id' is not null;
create index audit_logs_subject_email_idx on audit_logs (lower(enrichments ->> 'email'), request_time, id)
  where lower(enrichments ->> 'email') is not null;
`,
};
