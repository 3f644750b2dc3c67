/**
 * The traits of a member that the list filters by, as one number. Any filter means a few of these numbers, and indexes
 * have the members of each number in every order of the list.
 */
import type { SchemaMigration } from "../migrate.js";

// Before, a filter or a pair of filters that few members match (signed in, and still on the initial password) read all
// members. These indexes replace those for single filters. The first also answers counts by itself, because it has the
// organization. queries/member-traits.ts computes the same number.
export const memberTraits: SchemaMigration = {
  number: 8,
  name: "member-traits",
  sql: `
alter table gatehouse_members add column traits smallint not null generated always as (
  8 * case role when 'ORGANIZATION_ADMIN' then 1 when 'ORGANIZATION_OPERATOR' then 2 when 'ORGANIZATION_USER' then 3
    when 'ORGANIZATION_VIEWER' then 4 else 5 end
  + case when is_disabled then 4 else 0 end
  + case when password_is_initial then 2 else 0 end
  + case when last_sign_in_at is null then 1 else 0 end) stored;

drop index gatehouse_members_disabled_idx;
drop index gatehouse_members_initial_idx;
drop index gatehouse_members_initial_seen_idx;
drop index gatehouse_members_role_created_idx;
create index gatehouse_members_traits_created_idx on gatehouse_members (traits, created_at, user_id) include (organization_id);
create index gatehouse_members_traits_email_idx on gatehouse_members (traits, email_key, user_id);
create index gatehouse_members_traits_name_idx on gatehouse_members (traits, is_nameless, name_key, user_id);
create index gatehouse_members_traits_seen_idx on gatehouse_members (traits, seen_at, created_at, user_id);
create index gatehouse_members_traits_role_idx on gatehouse_members (traits, role_rank, email_key, user_id);
`,
};
