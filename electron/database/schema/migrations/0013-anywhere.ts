/** The trigger functions work on the tables that their triggers are on, whatever their schema is called. */
import type { SchemaMigration } from "../migrate.js";

// The functions had the schema's name of the day they were made in their search_path. In a schema that was renamed, or
// dumped and restored under another name, they worked on whatever had the old name: the last admin could be
// deactivated, the member list stood still, and the audit trail got no links. Now each call looks tables up in the
// schema of the table that fired the trigger. Until then it has the path of the function's own setting, which also ends
// the other at the function's end.
//
// Where others may make functions in the schema, one of theirs could be a better match for the arguments of a call and
// would run as the schema's owner. The member list is written anew where it stood still. Every function is therefore written with pg_catalog, and every operator has operands
// of exactly the types that pg_catalog's has: Postgres takes that one first.
const inItsSchema = `
  path constant text := pg_catalog.set_config('search_path', pg_catalog.format('%I, pg_temp', tg_table_schema), true);`;
const settings = "language plpgsql security definer set search_path = pg_catalog, pg_temp";

export const anywhere: SchemaMigration = {
  number: 13,
  name: "anywhere",
  sql: `
create or replace function require_organization_admin() returns trigger
${settings} set enable_seqscan = off set jit = off as $$
declare${inItsSchema}
  main_organization uuid;
  admin_role uuid;
begin
  update installation set updated_at = updated_at
   where is_only_row and auth_mode = 'basic' and xmin <> pg_catalog.pg_current_xact_id()::xid;
  select organization_id into main_organization from installation where is_only_row and auth_mode = 'basic';
  if main_organization is null then
    return null;
  end if;
  select id into admin_role from roles where name = 'ORGANIZATION_ADMIN' and organization_id is null;
  perform from identities i
    join users u on u.id = i.user_id
    join provider_users p on p.ls_user_id = u.ls_user_id and p.provider = 'email'
   where i.role_id = admin_role and i.organization_id = main_organization and i.tenant_id is null
     and not p.is_disabled and p.hashed_password is not null
   order by i.id limit 1;
  if not found then
    raise exception 'there must always be at least one active Organization Admin' using errcode = 'GH001';
  end if;
  return null;
end
$$;

create or replace function queue_audit_row() returns trigger
${settings} as $$
declare${inItsSchema}
begin
  insert into audit_queue (audit_id) values (new.id);
  return null;
end
$$;

create or replace function link_audit_rows() returns trigger
${settings} set random_page_cost = 0 as $$
declare${inItsSchema}
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
    link := pg_catalog.sha256(link || pg_catalog.convert_to(pg_catalog.jsonb_build_object(
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

create or replace function refuse_audit_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'the audit trail is only ever added to' using errcode = 'GH002';
end
$$;

create or replace function gatehouse_members_of_identities() returns trigger
${settings} as $$
declare${inItsSchema}
begin
  if tg_op = 'INSERT' then
    insert into gatehouse_members (id, organization_id, user_id, email, full_name, role, is_disabled,
                                   has_password, password_is_initial, password_set_at, created_at, last_sign_in_at)
    select i.id, i.organization_id, u.id, u.email, u.full_name, r.name, coalesce(p.is_disabled, false),
           p.hashed_password is not null, coalesce(p.password_is_initial, false), p.password_set_at, u.created_at,
           (select pg_catalog.max(s.created_at) from sessions s where s.user_id = u.id)
      from new_rows i join roles r on r.id = i.role_id join users u on u.id = i.user_id
      left join provider_users p on p.ls_user_id = u.ls_user_id and p.provider = 'email'
     where i.tenant_id is null
        on conflict (id) do nothing;
    update gatehouse_members m set version = pg_catalog.nextval('gatehouse_member_versions'::regclass)
      from (select distinct user_id from new_rows where tenant_id is not null) changed
     where m.user_id = changed.user_id;
  elsif tg_op = 'UPDATE' then
    update gatehouse_members m set role = r.name
      from new_rows i join roles r on r.id = i.role_id
     where i.tenant_id is null and m.id = i.id and m.role <> r.name;
    update gatehouse_members m set version = pg_catalog.nextval('gatehouse_member_versions'::regclass)
      from (select distinct n.user_id from new_rows n join old_rows o on o.id = n.id
             where n.role_id <> o.role_id or n.read_only <> o.read_only) changed
     where m.user_id = changed.user_id;
  else
    update gatehouse_members m set version = pg_catalog.nextval('gatehouse_member_versions'::regclass)
      from (select distinct user_id from old_rows where tenant_id is not null) changed
     where m.user_id = changed.user_id;
  end if;
  return null;
end
$$;

create or replace function gatehouse_members_of_users() returns trigger
${settings} as $$
declare${inItsSchema}
begin
  update gatehouse_members m
     set email = u.email, full_name = u.full_name, created_at = u.created_at,
         version = pg_catalog.nextval('gatehouse_member_versions'::regclass)
    from new_rows u
   where m.user_id = u.id and (m.email, m.full_name, m.created_at) is distinct from (u.email, u.full_name, u.created_at);
  return null;
end
$$;

create or replace function gatehouse_members_of_logins() returns trigger
${settings} as $$
declare${inItsSchema}
begin
  if tg_op = 'DELETE' then
    update gatehouse_members m
       set is_disabled = false, has_password = false, password_is_initial = false, password_set_at = null,
           version = pg_catalog.nextval('gatehouse_member_versions'::regclass)
      from old_rows p join users u on u.ls_user_id = p.ls_user_id
     where p.provider = 'email' and m.user_id = u.id
       and not exists (select from provider_users n where n.provider = 'email' and n.ls_user_id = p.ls_user_id);
  else
    update gatehouse_members m
       set is_disabled = p.is_disabled, has_password = p.hashed_password is not null,
           password_is_initial = p.password_is_initial, password_set_at = p.password_set_at,
           version = pg_catalog.nextval('gatehouse_member_versions'::regclass)
      from new_rows p join users u on u.ls_user_id = p.ls_user_id
     where p.provider = 'email' and m.user_id = u.id
       and (m.is_disabled, m.has_password, m.password_is_initial, m.password_set_at)
           is distinct from (p.is_disabled, p.hashed_password is not null, p.password_is_initial, p.password_set_at);
  end if;
  return null;
end
$$;

create or replace function gatehouse_members_of_changed_login() returns trigger
${settings} as $$
declare${inItsSchema}
begin
  update gatehouse_members m
     set is_disabled = coalesce(p.is_disabled, false), has_password = p.hashed_password is not null,
         password_is_initial = coalesce(p.password_is_initial, false), password_set_at = p.password_set_at,
         version = pg_catalog.nextval('gatehouse_member_versions'::regclass)
    from users u left join provider_users p on p.ls_user_id = u.ls_user_id and p.provider = 'email'
   where u.ls_user_id in (old.ls_user_id, new.ls_user_id) and m.user_id = u.id
     and (m.is_disabled, m.has_password, m.password_is_initial, m.password_set_at) is distinct from
         (coalesce(p.is_disabled, false), p.hashed_password is not null, coalesce(p.password_is_initial, false), p.password_set_at);
  return null;
end
$$;

create or replace function gatehouse_members_of_sessions() returns trigger
${settings} as $$
declare${inItsSchema}
begin
  update gatehouse_members m set last_sign_in_at = s.seen
    from (select user_id, pg_catalog.max(created_at) as seen from new_rows group by user_id) s
   where m.user_id = s.user_id and (m.last_sign_in_at is null or m.last_sign_in_at < s.seen);
  return null;
end
$$;

revoke execute on function require_organization_admin(), queue_audit_row(), link_audit_rows(),
  gatehouse_members_of_identities(), gatehouse_members_of_users(), gatehouse_members_of_logins(),
  gatehouse_members_of_changed_login(), gatehouse_members_of_sessions() from public;

delete from gatehouse_members m
 where not exists (select from identities i where i.id = m.id and i.tenant_id is null);
with truth as (
  select i.id, i.organization_id, u.id as user_id, u.email, u.full_name, r.name as role,
         coalesce(p.is_disabled, false) as is_disabled, p.hashed_password is not null as has_password,
         coalesce(p.password_is_initial, false) as password_is_initial, p.password_set_at, u.created_at, s.seen
    from identities i join roles r on r.id = i.role_id join users u on u.id = i.user_id
    left join provider_users p on p.ls_user_id = u.ls_user_id and p.provider = 'email'
    left join (select user_id, pg_catalog.max(created_at) as seen from sessions group by user_id) s on s.user_id = u.id
   where i.tenant_id is null
), corrected as (
  update gatehouse_members m
     set email = t.email, full_name = t.full_name, role = t.role, is_disabled = t.is_disabled,
         has_password = t.has_password, password_is_initial = t.password_is_initial,
         password_set_at = t.password_set_at, created_at = t.created_at,
         version = pg_catalog.nextval('gatehouse_member_versions'::regclass)
    from truth t
   where m.id = t.id
     and (m.email, m.full_name, m.role, m.is_disabled, m.has_password, m.password_is_initial, m.password_set_at, m.created_at)
         is distinct from
         (t.email, t.full_name, t.role, t.is_disabled, t.has_password, t.password_is_initial, t.password_set_at, t.created_at)
)
insert into gatehouse_members (id, organization_id, user_id, email, full_name, role, is_disabled, has_password,
                               password_is_initial, password_set_at, created_at, last_sign_in_at)
select t.* from truth t where not exists (select from gatehouse_members m where m.id = t.id);
`,
};
