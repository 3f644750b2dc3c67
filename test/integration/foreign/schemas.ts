/** Installations that this console did not make, of three ages, with the same people in them. */
import type { TestDatabase } from "../../postgres/database.js";

export const organizationId = "8c5a1f60-2f0e-4d6b-9a35-0d1e2f3a4b5c";

/** Every public column that the lists read, as the product makes them now. */
const full = `
  create table users (id uuid primary key default gen_random_uuid(), ls_user_id uuid not null unique default gen_random_uuid(),
    email text, full_name text, avatar_url text, created_at timestamptz not null default now(), updated_at timestamptz);
  create table provider_users (id uuid primary key default gen_random_uuid(), provider text not null, ls_user_id uuid not null,
    provider_user_id text, email text, full_name text, is_disabled boolean not null default false, provisioning_method text,
    created_at timestamptz default now());
  create table organizations (id uuid primary key, display_name text not null, is_personal boolean not null default false,
    config jsonb not null default '{}', created_at timestamptz default now(), disabled boolean default false);
  create table tenants (id uuid primary key default gen_random_uuid(), display_name text not null,
    organization_id uuid references organizations, config jsonb default '{}', tenant_handle text, is_personal boolean default false,
    is_deleted boolean not null default false, created_at timestamptz not null default now());
  create table roles (id uuid primary key default gen_random_uuid(), name text not null, display_name text, description text,
    organization_id uuid, access_scope text not null, permissions text[] not null default '{}');
  create table identities (id uuid primary key default gen_random_uuid(), organization_id uuid not null, tenant_id uuid references tenants,
    user_id uuid not null references users, role_id uuid references roles, access_scope text not null, parent_identity_id uuid,
    read_only boolean not null default false, created_at timestamptz default now());`;

/** Before scopes, disabling and parents; times without a zone, permissions as JSON. */
const older = `
  create table users (id uuid primary key default gen_random_uuid(), ls_user_id uuid default gen_random_uuid(),
    email varchar(320) not null, full_name varchar(320), created_at timestamp default now());
  create table provider_users (id uuid primary key default gen_random_uuid(), provider text, ls_user_id uuid, email text);
  create table organizations (id uuid primary key, display_name text, is_personal boolean);
  create table tenants (id uuid primary key default gen_random_uuid(), display_name text, organization_id uuid, created_at timestamptz default now());
  create table roles (id uuid primary key default gen_random_uuid(), name text not null, display_name text, permissions jsonb);
  create table identities (id uuid primary key default gen_random_uuid(), organization_id uuid, tenant_id uuid, user_id uuid, role_id uuid);`;

/** Neither memberships nor roles nor logins. */
const bare = `
  create table users (id uuid primary key default gen_random_uuid(), email text);
  create table organizations (id uuid primary key, display_name text);
  create table tenants (id uuid primary key default gen_random_uuid(), display_name text);`;

const organizations = `insert into organizations (id, display_name) values ('${organizationId}', 'Default')`;
const people = `
  insert into users (email, full_name) values ('Ada@harbour.example', 'Ada Okafor'), ('grace@harbour.example', null),
    ('lin@harbour.example', 'Lin 100% Sure'), ('loner@elsewhere.example', 'Loner')`;
const personal = `
  insert into organizations (id, display_name, is_personal) values (gen_random_uuid(), 'Personal', true);
  insert into tenants (display_name, organization_id) select 'Loner''s', id from organizations where is_personal`;
const memberships = `
  insert into identities (organization_id, user_id, role_id SCOPE)
    select '${organizationId}', u.id, r.id SCOPED('organization') from users u join roles r
      on r.name = case when u.email like 'Ada%' then 'ORGANIZATION_ADMIN' else 'ORGANIZATION_USER' end
     where u.email like '%harbour.example';
  insert into identities (organization_id, user_id, role_id SCOPE)
    select o.id, u.id, r.id SCOPED('organization') from organizations o, users u, roles r
     where o.is_personal and u.email like 'loner%' and r.name = 'ORGANIZATION_ADMIN';
  insert into identities (organization_id, tenant_id, user_id, role_id SCOPE)
    select '${organizationId}', t.id, u.id, r.id SCOPED('workspace') from tenants t, users u, roles r
     where t.display_name = 'Research' and u.email not like 'loner%' and r.name = 'CUSTOM'`;
const withScope = (isScoped: boolean): string =>
  memberships
    .replaceAll("SCOPED(", isScoped ? ", (" : "--(")
    .replaceAll(/--\('\w+'\)/g, "")
    .replaceAll("SCOPE", isScoped ? ", access_scope" : "");

const made: Readonly<Record<"full" | "older" | "bare", readonly string[]>> = {
  full: [
    full,
    organizations,
    `insert into tenants (display_name, organization_id, is_deleted)
       values ('Research', '${organizationId}', false), ('archive of 2019', '${organizationId}', true)`,
    `insert into roles (name, display_name, description, organization_id, access_scope, permissions) values
       ('ORGANIZATION_ADMIN', 'Organization Admin', 'Everything', null, 'organization', '{organization:manage}'),
       ('ORGANIZATION_USER', 'Organization User', null, null, 'organization', '{organization:read}'),
       ('CUSTOM', 'Auditors', 'Reads', '${organizationId}', 'workspace', '{runs:read,datasets:read}')`,
    people,
    personal,
    withScope(true),
    `insert into provider_users (provider, ls_user_id, email, is_disabled)
       select 'email', ls_user_id, email, email like 'lin%' from users where email not like 'loner%' and email not like 'grace%'`,
  ],
  older: [
    older,
    organizations,
    `insert into tenants (display_name, organization_id) values ('Research', '${organizationId}')`,
    `insert into roles (name, display_name, permissions) values ('ORGANIZATION_ADMIN', 'Organization Admin', '["organization:manage"]'),
       ('ORGANIZATION_USER', null, '{"organization": "read"}'), ('CUSTOM', 'Auditors', null)`,
    people,
    personal,
    withScope(false),
  ],
  bare: [
    bare,
    organizations,
    "insert into tenants (display_name) values ('Research')",
    "insert into users (email) values ('Ada@harbour.example'), (null)",
  ],
};

export type Age = keyof typeof made;

/** Makes it in the schema `public` of an empty database. */
export async function makeForeign(db: TestDatabase, age: Age): Promise<void> {
  for (const sql of made[age]) await db.run(sql);
}
