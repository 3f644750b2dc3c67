/** The public tables of an installation, and the one row that says what it is. */
import type { SchemaMigration } from "../migrate.js";

export const installationTables: SchemaMigration = {
  number: 1,
  name: "installation",
  sql: `
create table users (
  id uuid primary key default gen_random_uuid(),
  ls_user_id uuid not null unique default gen_random_uuid(),
  email text not null,
  full_name text,
  avatar_url text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index users_email_key on users (lower(email));
create index users_created_at_idx on users (created_at, id);

create table provider_users (
  id uuid primary key default gen_random_uuid(),
  provider text not null default 'email',
  ls_user_id uuid not null references users (ls_user_id) on delete cascade,
  provider_user_id uuid not null default gen_random_uuid(),
  email text not null,
  full_name text,
  is_disabled boolean not null default false,
  provisioning_method text,
  email_confirmed_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  hashed_password text,
  password_is_initial boolean not null default false,
  password_set_at timestamptz
);
create unique index provider_users_email_key on provider_users (provider, lower(email));
create unique index provider_users_ls_user_id_key on provider_users (provider, ls_user_id);

create table organizations (
  id uuid primary key default gen_random_uuid(),
  display_name text not null,
  is_personal boolean not null default false,
  config jsonb not null default '{}',
  created_at timestamptz not null default now(),
  created_by_user_id uuid references users (id) on delete set null,
  modified_at timestamptz not null default now(),
  disabled boolean not null default false
);

create table tenants (
  id uuid primary key default gen_random_uuid(),
  display_name text not null,
  organization_id uuid not null references organizations (id) on delete cascade,
  config jsonb not null default '{}',
  tenant_handle text unique,
  is_personal boolean not null default false,
  is_deleted boolean not null default false,
  created_at timestamptz not null default now()
);
create index tenants_organization_id_idx on tenants (organization_id);

create table roles (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  display_name text not null,
  description text not null default '',
  organization_id uuid references organizations (id) on delete cascade,
  access_scope text not null check (access_scope in ('organization', 'workspace')),
  permissions text[] not null default '{}'
);
create unique index roles_system_name_key on roles (name) where organization_id is null;

create table identities (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references organizations (id) on delete cascade,
  tenant_id uuid references tenants (id) on delete cascade,
  user_id uuid not null references users (id) on delete cascade,
  role_id uuid not null references roles (id),
  access_scope text not null check (access_scope in ('organization', 'workspace')),
  parent_identity_id uuid references identities (id) on delete cascade,
  read_only boolean not null default false,
  created_at timestamptz not null default now(),
  check ((tenant_id is null) = (access_scope = 'organization'))
);
create unique index identities_organization_member_key on identities (organization_id, user_id) where tenant_id is null;
create unique index identities_workspace_member_key on identities (tenant_id, user_id) where tenant_id is not null;
create index identities_user_id_idx on identities (user_id);
create index identities_role_id_idx on identities (role_id);
create index identities_parent_identity_id_idx on identities (parent_identity_id);

create table audit_logs (
  id uuid primary key default gen_random_uuid(),
  operation_name text not null,
  operation_succeeded boolean not null,
  request_time timestamptz not null default clock_timestamp(),
  user_id uuid,
  ls_user_id uuid,
  organization_id uuid,
  workspace_id uuid,
  api_key_id uuid,
  enrichments jsonb not null default '{}'
);
create index audit_logs_request_time_idx on audit_logs (request_time, id);

create table installation (
  id uuid primary key default gen_random_uuid(),
  is_only_row boolean not null unique default true check (is_only_row),
  auth_mode text not null check (auth_mode in ('none', 'basic', 'oidc')),
  release text,
  jwt_secret_hash text,
  organization_id uuid references organizations (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
`,
};
