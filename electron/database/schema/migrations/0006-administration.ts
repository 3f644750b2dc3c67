/** Columns and indexes for editing roles and workspaces, listing sessions, and the initial-password policy. */
import type { SchemaMigration } from "../migrate.js";

export const administration: SchemaMigration = {
  number: 6,
  name: "administration",
  sql: `
alter table roles add column version integer not null default 1;
alter table roles add constraint roles_custom_check check (
  organization_id is null
  or (name = 'CUSTOM' and access_scope = 'workspace' and array_to_string(permissions, ' ') !~ '(^| )organization:')
);
create unique index roles_custom_name_key on roles (organization_id, lower(display_name)) where organization_id is not null;

alter table tenants add column version integer not null default 1;

create index identities_role_idx on identities (role_id, id);
drop index identities_role_id_idx;
create index identities_workspace_order_idx on identities (tenant_id, created_at, id) where tenant_id is not null;

alter table sessions add column password_change_only boolean not null default false;
create index sessions_expires_at_idx on sessions (expires_at, id);

create index gatehouse_members_initial_since_idx on gatehouse_members (password_set_at, user_id) where password_is_initial;
`,
};
