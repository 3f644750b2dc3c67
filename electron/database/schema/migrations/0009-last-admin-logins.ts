/** The last-admin rule is checked only where a login ends or goes to another user, and not for a new password. */
import type { SchemaMigration } from "../migrate.js";

// The check writes the installation's one row (0003-last-admin.ts), and commits that write it wait for each other.
// Since a password alone is not checked, a login can be made first and be given its password as the last thing before
// COMMIT.
export const lastAdminLogins: SchemaMigration = {
  number: 9,
  name: "last-admin-logins",
  sql: `
drop trigger provider_users_last_admin on provider_users;

create constraint trigger provider_users_last_admin_update
  after update of ls_user_id, is_disabled, hashed_password on provider_users
  deferrable initially deferred for each row
  when (not old.is_disabled and old.hashed_password is not null
    and (new.is_disabled or new.hashed_password is null or new.ls_user_id <> old.ls_user_id))
  execute function require_organization_admin();

create constraint trigger provider_users_last_admin_delete after delete on provider_users
  deferrable initially deferred for each row
  when (not old.is_disabled and old.hashed_password is not null)
  execute function require_organization_admin();
`,
};
