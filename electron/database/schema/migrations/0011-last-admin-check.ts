/** The last-admin rule asked in the same time whether there are ten members or a million, and of one or of many changes. */
import type { SchemaMigration } from "../migrate.js";

// Asking went through all logins, again for every row that a statement changed, and wrote the installation's row each time.
// Now the row is written once in a transaction, which keeps it to the end; then one active admin is enough to be found. The
// login's provider leads to it by its index, and no other has a password. Admins are few among many, which a plan made for
// any role cannot know: asked for in the order of the index by role, and with no table read whole, it goes along that index.
export const lastAdminCheck: SchemaMigration = {
  number: 11,
  name: "last-admin-check",
  sql: `
create or replace function require_organization_admin() returns trigger
language plpgsql set search_path from current set enable_seqscan = off as $$
declare
  main_organization uuid;
  admin_role uuid;
begin
  update installation set updated_at = updated_at where auth_mode = 'basic' and xmin <> pg_current_xact_id()::xid;
  select organization_id into main_organization from installation where auth_mode = 'basic';
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
`,
};
