/** The member list looks at a changed login only where the change shows in it: a name, an email or a hash alone does not. */
import type { SchemaMigration } from "../migrate.js";

// A trigger of rows, unlike that of the statement (0005-member-list.ts), is not even called where nothing shows: an invite
// gives its password as the last thing before COMMIT (0009-last-admin-logins.ts), and a sign-in may store a costlier hash.
// A login that goes to somebody else is one less for whom it was.
export const memberListLogins: SchemaMigration = {
  number: 10,
  name: "member-list-logins",
  sql: `
create function gatehouse_members_of_changed_login() returns trigger
language plpgsql security definer set search_path from current as $$
begin
  if old.provider = 'email' and (old.ls_user_id, old.provider) is distinct from (new.ls_user_id, new.provider) then
    update gatehouse_members m
       set is_disabled = false, has_password = false, password_is_initial = false, password_set_at = null,
           version = nextval('gatehouse_member_versions')
      from users u where u.ls_user_id = old.ls_user_id and m.user_id = u.id;
  end if;
  update gatehouse_members m
     set is_disabled = new.is_disabled, has_password = new.hashed_password is not null,
         password_is_initial = new.password_is_initial, password_set_at = new.password_set_at,
         version = nextval('gatehouse_member_versions')
    from users u
   where new.provider = 'email' and u.ls_user_id = new.ls_user_id and m.user_id = u.id
     and (m.is_disabled, m.has_password, m.password_is_initial, m.password_set_at)
         is distinct from (new.is_disabled, new.hashed_password is not null, new.password_is_initial, new.password_set_at);
  return null;
end
$$;
revoke execute on function gatehouse_members_of_changed_login() from public;

drop trigger provider_users_member_list_update on provider_users;
create trigger provider_users_member_list_update after update on provider_users for each row
  when ((old.ls_user_id, old.provider, old.is_disabled, old.hashed_password is null, old.password_is_initial, old.password_set_at)
    is distinct from (new.ls_user_id, new.provider, new.is_disabled, new.hashed_password is null, new.password_is_initial, new.password_set_at))
  execute function gatehouse_members_of_changed_login();
`,
};
