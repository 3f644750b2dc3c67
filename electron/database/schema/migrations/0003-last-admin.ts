/** The last-admin rule. The database enforces it, so it holds for every writer, however transactions interleave. */
import type { SchemaMigration } from "../migrate.js";

// The check runs at commit, so that a transaction may be without an admin in between. It writes the installation's one
// row, so that two commits that each remove the other's admin run one after the other. At READ COMMITTED the second
// then sees what the first left; at the stricter levels it gets a serialization failure. Only locking the row would not
// do: a REPEATABLE READ snapshot would still count the admin who is gone.
export const lastAdminRule: SchemaMigration = {
  number: 3,
  name: "last-admin",
  sql: `
create function require_organization_admin() returns trigger
language plpgsql set search_path from current as $$
declare
  main_organization uuid;
begin
  update installation set updated_at = updated_at where auth_mode = 'basic' returning organization_id into main_organization;
  if main_organization is null then
    return null;
  end if;
  perform from identities i
    join roles r on r.id = i.role_id
    join users u on u.id = i.user_id
    join provider_users p on p.ls_user_id = u.ls_user_id
   where i.organization_id = main_organization and i.tenant_id is null
     and r.name = 'ORGANIZATION_ADMIN' and r.organization_id is null
     and not p.is_disabled and p.hashed_password is not null;
  if not found then
    raise exception 'there must always be at least one active Organization Admin' using errcode = 'GH001';
  end if;
  return null;
end
$$;

create constraint trigger identities_last_admin after update or delete on identities
  deferrable initially deferred for each row when (old.tenant_id is null)
  execute function require_organization_admin();

create constraint trigger provider_users_last_admin after update of is_disabled, hashed_password or delete on provider_users
  deferrable initially deferred for each row
  execute function require_organization_admin();
`,
};
