/** The last-admin check takes the same time for ten members and a million, and for one change and many. */
import type { SchemaMigration } from "../migrate.js";

// The check went through all logins again for every row that a statement changed, and wrote the installation's row each
// time. Now a transaction writes the row once and keeps it locked to the end, and the check ends at the first active
// admin it finds. It finds a login by its provider's index: sign-in knows only that provider, so losing it is losing
// the login. Admins are few among many members, which a plan made for any role cannot know. Ordered by the index by
// role, and with sequential scans off, the plan follows that index. Older servers would compile the plan for its
// estimated cost (jit), which takes far longer than running it. The function runs as its owner, like those of the
// member list (0005-member-list.ts), so that changing members needs no right to the installation's row.
export const lastAdminCheck: SchemaMigration = {
  number: 11,
  name: "last-admin-check",
  sql: `
create or replace function require_organization_admin() returns trigger
language plpgsql security definer set search_path from current set enable_seqscan = off set jit = off as $$
declare
  main_organization uuid;
  admin_role uuid;
begin
  update installation set updated_at = updated_at
   where is_only_row and auth_mode = 'basic' and xmin <> pg_current_xact_id()::xid;
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
revoke execute on function require_organization_admin() from public;

drop trigger provider_users_last_admin_update on provider_users;
create constraint trigger provider_users_last_admin_update
  after update of ls_user_id, provider, is_disabled, hashed_password on provider_users
  deferrable initially deferred for each row
  when (not old.is_disabled and old.hashed_password is not null and (new.is_disabled or new.hashed_password is null
    or new.ls_user_id <> old.ls_user_id or new.provider <> old.provider))
  execute function require_organization_admin();
`,
};
