/** Tables that the console does not know, full of values that are easily changed by mistake. */
import { auditTables } from "../../../electron/database/tables.js";
import type { TestDatabase } from "../../postgres/database.js";

/** The tables' names in the order in which they are made. `billing` is another schema. */
export const resourceTables: readonly string[] = [
  ...["projects", "runs", "api_keys", "org_settings", "prompt_commits", "feedback", "datasets"],
  ...["chain_a", "chain_b", "identity_notes", "measurements", "notes", `Weird "Name"`, "alembic_version"],
  ...["billing.invoices", "billing.lines"],
];

const tables = `
create table projects (id uuid primary key default gen_random_uuid(), name text not null, config jsonb,
  tenant_id uuid not null references tenants (id) on delete cascade, created_at timestamptz default clock_timestamp());
create table runs (id bigserial primary key, project_id uuid references projects (id) on delete cascade,
  owner uuid not null references users (id) on delete restrict, cost numeric(40,20), payload bytea, tags text[], at timestamptz(6));
create table api_keys (id int generated always as identity primary key, key_hash bytea unique,
  ls_user_id uuid not null references users (ls_user_id) on delete cascade on update cascade);
create table org_settings (organization_id uuid primary key references organizations (id) on delete cascade, data jsonb);
create table prompt_commits (project_id uuid references projects (id), number int, parent int, body text,
  author uuid references users (id) on delete set null, primary key (project_id, number),
  foreign key (project_id, parent) references prompt_commits (project_id, number));
create table feedback (id serial primary key, project_id uuid, number int, score float8,
  foreign key (project_id, number) references prompt_commits (project_id, number) on delete cascade);
create table datasets (id uuid default gen_random_uuid(), tenant_id uuid references tenants (id), created_at timestamptz not null,
  data jsonb, primary key (id, created_at)) partition by range (created_at);
create table datasets_old partition of datasets for values from (minvalue) to ('2025-01-01');
create table datasets_new partition of datasets for values from ('2025-01-01') to (maxvalue);
create table chain_b (id int primary key, workspace uuid not null references tenants (id));
create table chain_a (id int primary key, b int not null references chain_b (id), picture bytea);
create table identity_notes (identity_id uuid primary key references identities (id) on delete cascade, note text);
create table measurements (a int, b int generated always as (a * 2) stored, span tstzrange, grid int[][], address inet);
create table notes (id int primary key, user_id uuid references users (id), body text, changed timestamptz);
create function touch() returns trigger language plpgsql as $$ begin new.changed = clock_timestamp(); return new; end $$;
create trigger touch before insert or update on notes for each row execute function touch();
create table "Weird ""Name""" ("select" int primary key, "User Id" uuid references users (id));
create table alembic_version (version_num varchar(32) primary key);
create schema billing;
create table billing.invoices (id uuid primary key default gen_random_uuid(), payer uuid references organizations (id), total numeric);
create table billing.lines (invoice uuid references billing.invoices (id) on delete cascade, n int, amount numeric(40,20));
`;

const rows = `
insert into projects (name, config, tenant_id)
  select 'project ' || n, jsonb_build_object('big', 12345678901234567890.123456789, 'text', E'\\u2028 "q" \\\\'), t.id
    from tenants t, generate_series(1, 7) n;
insert into runs (project_id, owner, cost, payload, tags, at)
  select p.id, u.id, 12345678901234567890.12345678901234567890 + n, decode(md5(n::text), 'hex'), array['a,b', null, '"', ''],
         '2024-02-29 23:59:59.999999+14'::timestamptz + n * interval '1 microsecond'
    from projects p, users u, generate_series(1, 60) n;
insert into api_keys (key_hash, ls_user_id) select sha256(n::text::bytea), ls_user_id from users, generate_series(1, 5) n;
insert into org_settings select id, '{"a": [1e400, null, {"": ""}]}' from organizations;
insert into prompt_commits select id, n, nullif(n - 1, 0), repeat('body ', 2000), (select id from users) from projects, generate_series(1, 3) n;
insert into feedback (project_id, number, score) select project_id, number, s from prompt_commits, unnest('{0.1,NaN,-Infinity,1e-300}'::float8[]) s;
insert into datasets (tenant_id, created_at, data) select id, d, '{}' from tenants, unnest('{2020-01-01,2026-01-01,infinity}'::timestamptz[]) d where isfinite(d);
insert into chain_b select n, tenants.id from tenants, generate_series(1, 4) n;
insert into chain_a select id, id, '\\x00ff00' from chain_b;
insert into identity_notes select id, access_scope from identities;
insert into measurements (a, span, grid, address) values (21, '[2020-01-01,infinity)', '{{1,2},{3,null}}', '10.0.0.0/8'), (null, 'empty', '{}', '::1');
insert into notes (id, user_id, body) select n, u.id, 'note' from users u, generate_series(1, 3) n;
insert into "Weird ""Name""" select 1, id from users;
insert into alembic_version values ('abc123');
insert into billing.invoices (payer, total) select id, 'NaN' from organizations;
insert into billing.lines select id, n, n + 0.00000000000000000001 from billing.invoices, generate_series(1, 4) n;
`;

/** Makes and fills the tables next to an installation in the schema `public`. */
export async function makeResources(db: TestDatabase): Promise<void> {
  await db.run(tables);
  await db.run(rows);
}

/** The console's own tables, which a migration or a restore may write to. */
export const ownTables = [
  ...["users", "provider_users", "organizations", "tenants", "roles", "identities", "installation"],
  ...auditTables,
  ...["sessions", "sign_in_attempts", "gatehouse_members", "gatehouse_schema"],
];
