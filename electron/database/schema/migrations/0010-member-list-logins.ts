/** A changed login updates the member list only where the list shows the change: a new hash alone does not. */
import type { SchemaMigration } from "../migrate.js";

// The trigger is now one of rows, and no longer one of the statement (0005-member-list.ts), so that it is not even
// called where nothing shows: for an invite's password, the last thing before COMMIT (0009-last-admin-logins.ts), and
// for the costlier hash that a sign-in may store. A login that goes to another user is taken from the first; rows for
// which this was missed before are corrected here. The table says whether a user has a login, since the rows of one
// statement come in any order.
export const memberListLogins: SchemaMigration = {
  number: 10,
  name: "member-list-logins",
  sql: `
create function gatehouse_members_of_changed_login() returns trigger
language plpgsql security definer set search_path from current as $$
begin
  update gatehouse_members m
     set is_disabled = coalesce(p.is_disabled, false), has_password = p.hashed_password is not null,
         password_is_initial = coalesce(p.password_is_initial, false), password_set_at = p.password_set_at,
         version = nextval('gatehouse_member_versions')
    from users u left join provider_users p on p.ls_user_id = u.ls_user_id and p.provider = 'email'
   where u.ls_user_id in (old.ls_user_id, new.ls_user_id) and m.user_id = u.id
     and (m.is_disabled, m.has_password, m.password_is_initial, m.password_set_at) is distinct from
         (coalesce(p.is_disabled, false), p.hashed_password is not null, coalesce(p.password_is_initial, false), p.password_set_at);
  return null;
end
$$;
revoke execute on function gatehouse_members_of_changed_login() from public;

drop trigger provider_users_member_list_update on provider_users;
create trigger provider_users_member_list_update after update on provider_users for each row
  when ((old.ls_user_id, old.provider, old.is_disabled, old.hashed_password is null, old.password_is_initial, old.password_set_at)
    is distinct from (new.ls_user_id, new.provider, new.is_disabled, new.hashed_password is null, new.password_is_initial, new.password_set_at))
  execute function gatehouse_members_of_changed_login();

create or replace function gatehouse_members_of_logins() returns trigger
language plpgsql security definer set search_path from current as $$
begin
  if tg_op = 'DELETE' then
    update gatehouse_members m
       set is_disabled = false, has_password = false, password_is_initial = false, password_set_at = null,
           version = nextval('gatehouse_member_versions')
      from old_rows p join users u on u.ls_user_id = p.ls_user_id
     where p.provider = 'email' and m.user_id = u.id
       and not exists (select from provider_users n where n.provider = 'email' and n.ls_user_id = p.ls_user_id);
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

update gatehouse_members m
   set is_disabled = false, has_password = false, password_is_initial = false, password_set_at = null,
       version = nextval('gatehouse_member_versions')
  from users u
 where u.id = m.user_id and (m.is_disabled or m.has_password or m.password_is_initial or m.password_set_at is not null)
   and not exists (select from provider_users p where p.provider = 'email' and p.ls_user_id = u.ls_user_id);
`,
};
