/**
 * The member list: one row per member with all that the list searches, filters and sorts by, so that a page is read
 * along one index however many members there are. Triggers keep it right, whichever program changes a member.
 */
import type { SchemaMigration } from "../migrate.js";

// `version` is taken anew from one sequence whenever something changes that an administrator sees of the member, which
// a sign-in is not. A change that was decided on an older version is refused. The triggers fire once per statement, so
// once for a bulk change. They run as the tables' owner, because other services of the installation write the public
// tables as database users of their own. The planner cannot know that some filters go with a sort order (members still
// on their initial password are the newest): the indexes on states are for these.
export const memberList: SchemaMigration = {
  number: 5,
  name: "member-list",
  sql: `
create sequence gatehouse_member_versions;

create table gatehouse_members (
  id uuid primary key references identities (id) on delete cascade,
  organization_id uuid not null,
  user_id uuid not null,
  email text not null,
  full_name text,
  role text not null,
  is_disabled boolean not null default false,
  has_password boolean not null default false,
  password_is_initial boolean not null default false,
  password_set_at timestamptz,
  created_at timestamptz not null,
  last_sign_in_at timestamptz,
  version bigint not null default nextval('gatehouse_member_versions'),
  email_key text collate "C" not null generated always as (lower(email)) stored,
  name_key text not null generated always as (lower(coalesce(full_name, ''))) stored,
  is_nameless boolean not null generated always as (full_name is null) stored,
  search_key text collate "C" not null generated always as (lower(email) || E'\\n' || lower(coalesce(full_name, ''))) stored,
  role_rank smallint not null generated always as (case role when 'ORGANIZATION_ADMIN' then 1
    when 'ORGANIZATION_OPERATOR' then 2 when 'ORGANIZATION_USER' then 3 when 'ORGANIZATION_VIEWER' then 4 else 5 end) stored,
  seen_at timestamptz not null generated always as (coalesce(last_sign_in_at, '-infinity')) stored
);
alter table gatehouse_members alter column search_key set statistics 1000;

insert into gatehouse_members (id, organization_id, user_id, email, full_name, role, is_disabled, has_password,
                               password_is_initial, password_set_at, created_at, last_sign_in_at)
select i.id, i.organization_id, u.id, u.email, u.full_name, r.name, coalesce(p.is_disabled, false),
       p.hashed_password is not null, coalesce(p.password_is_initial, false), p.password_set_at, u.created_at, s.seen
  from identities i join roles r on r.id = i.role_id join users u on u.id = i.user_id
  left join provider_users p on p.ls_user_id = u.ls_user_id and p.provider = 'email'
  left join (select user_id, max(created_at) as seen from sessions group by user_id) s on s.user_id = u.id
 where i.tenant_id is null;

create unique index gatehouse_members_user_id_key on gatehouse_members (user_id, organization_id);
create index gatehouse_members_created_idx on gatehouse_members (created_at, user_id);
create index gatehouse_members_email_idx on gatehouse_members (email_key, user_id);
create index gatehouse_members_name_idx on gatehouse_members (is_nameless, name_key, user_id);
create index gatehouse_members_seen_idx on gatehouse_members (seen_at, created_at, user_id);
create index gatehouse_members_role_idx on gatehouse_members (role_rank, email_key, user_id);
create index gatehouse_members_role_created_idx on gatehouse_members (role_rank, created_at, user_id);
create index gatehouse_members_initial_idx on gatehouse_members (created_at, user_id) where password_is_initial;
create index gatehouse_members_initial_seen_idx on gatehouse_members (password_is_initial, seen_at, created_at, user_id);
create index gatehouse_members_disabled_idx on gatehouse_members (created_at, user_id) where is_disabled;
create index gatehouse_members_name_prefix_idx on gatehouse_members (name_key text_pattern_ops);

create function gatehouse_members_of_identities() returns trigger
language plpgsql security definer set search_path from current as $$
begin
  if tg_op = 'INSERT' then
    insert into gatehouse_members (id, organization_id, user_id, email, full_name, role, is_disabled,
                                   has_password, password_is_initial, password_set_at, created_at, last_sign_in_at)
    select i.id, i.organization_id, u.id, u.email, u.full_name, r.name, coalesce(p.is_disabled, false),
           p.hashed_password is not null, coalesce(p.password_is_initial, false), p.password_set_at, u.created_at,
           (select max(s.created_at) from sessions s where s.user_id = u.id)
      from new_rows i join roles r on r.id = i.role_id join users u on u.id = i.user_id
      left join provider_users p on p.ls_user_id = u.ls_user_id and p.provider = 'email'
     where i.tenant_id is null
        on conflict (id) do nothing;
    update gatehouse_members m set version = nextval('gatehouse_member_versions')
      from (select distinct user_id from new_rows where tenant_id is not null) changed
     where m.user_id = changed.user_id;
  elsif tg_op = 'UPDATE' then
    update gatehouse_members m set role = r.name
      from new_rows i join roles r on r.id = i.role_id
     where i.tenant_id is null and m.id = i.id and m.role <> r.name;
    update gatehouse_members m set version = nextval('gatehouse_member_versions')
      from (select distinct n.user_id from new_rows n join old_rows o on o.id = n.id
             where n.role_id <> o.role_id or n.read_only <> o.read_only) changed
     where m.user_id = changed.user_id;
  else
    update gatehouse_members m set version = nextval('gatehouse_member_versions')
      from (select distinct user_id from old_rows where tenant_id is not null) changed
     where m.user_id = changed.user_id;
  end if;
  return null;
end
$$;

create trigger identities_member_list_insert after insert on identities referencing new table as new_rows
  for each statement execute function gatehouse_members_of_identities();
create trigger identities_member_list_update after update on identities
  referencing old table as old_rows new table as new_rows
  for each statement execute function gatehouse_members_of_identities();
create trigger identities_member_list_delete after delete on identities referencing old table as old_rows
  for each statement execute function gatehouse_members_of_identities();

create function gatehouse_members_of_users() returns trigger
language plpgsql security definer set search_path from current as $$
begin
  update gatehouse_members m
     set email = u.email, full_name = u.full_name, created_at = u.created_at,
         version = nextval('gatehouse_member_versions')
    from new_rows u
   where m.user_id = u.id and (m.email, m.full_name, m.created_at) is distinct from (u.email, u.full_name, u.created_at);
  return null;
end
$$;

create trigger users_member_list_update after update on users referencing new table as new_rows
  for each statement execute function gatehouse_members_of_users();

create function gatehouse_members_of_logins() returns trigger
language plpgsql security definer set search_path from current as $$
begin
  if tg_op = 'DELETE' then
    update gatehouse_members m
       set is_disabled = false, has_password = false, password_is_initial = false, password_set_at = null,
           version = nextval('gatehouse_member_versions')
      from old_rows p join users u on u.ls_user_id = p.ls_user_id
     where p.provider = 'email' and m.user_id = u.id;
  else
    update gatehouse_members m
       set is_disabled = p.is_disabled, has_password = p.hashed_password is not null,
           password_is_initial = p.password_is_initial, password_set_at = p.password_set_at,
           version = nextval('gatehouse_member_versions')
      from new_rows p join users u on u.ls_user_id = p.ls_user_id
     where p.provider = 'email' and m.user_id = u.id
       and (m.is_disabled, m.has_password, m.password_is_initial, m.password_set_at)
           is distinct from (p.is_disabled, p.hashed_password is not null, p.password_is_initial, p.password_set_at);
  end if;
  return null;
end
$$;

create trigger provider_users_member_list_insert after insert on provider_users referencing new table as new_rows
  for each statement execute function gatehouse_members_of_logins();
create trigger provider_users_member_list_update after update on provider_users referencing new table as new_rows
  for each statement execute function gatehouse_members_of_logins();
create trigger provider_users_member_list_delete after delete on provider_users referencing old table as old_rows
  for each statement execute function gatehouse_members_of_logins();

create function gatehouse_members_of_sessions() returns trigger
language plpgsql security definer set search_path from current as $$
begin
  update gatehouse_members m set last_sign_in_at = s.seen
    from (select user_id, max(created_at) as seen from new_rows group by user_id) s
   where m.user_id = s.user_id and (m.last_sign_in_at is null or m.last_sign_in_at < s.seen);
  return null;
end
$$;

create trigger sessions_member_list_insert after insert on sessions referencing new table as new_rows
  for each statement execute function gatehouse_members_of_sessions();
`,
};
