/** An installation of a million people, written in a few statements: what the members part of the bench looks at. */
import { runSql } from "./server.js";

export const workspaces = 50;
const workspacesEach = 3;

/** What a term or a page is later taken from: people joined over five years, the newest are still on their initial password. */
const people = (count: number): string => `
  insert into users (email, full_name, created_at)
  select lower(first || '.' || last) || n || '@' || (array['harbour','quay','pier','dock','mole','basin','wharf','lock'])[1 + n % 8] || '.example',
         case when n % 11 = 0 then null else first || ' ' || last end,
         now() - interval '5 years' + n * (interval '5 years' / ${count})
    from (select n,
      (array['Ada','Grace','Lin','Aiko','Omar','Ines','Juan','Mira','Noor','Petra','Sven','Tariq','Ulla','Vera','Wanda','Yusuf','Zoe','Émile','Björk','Chloe'])
        [1 + abs(hashint4(n)) % 20] as first,
      (array['Okafor','Lindgren','Moreau','Tanaka','Silva','Novak','Haddad','Fischer','Kowalski','Rossi','Nguyen','Patel','Larsen','Costa','Weber'])
        [1 + abs(hashint4(n + 7)) % 15] || substr(md5(n::text), 1, 3) as last
    from generate_series(1, ${count}) n) named`;

const logins = `
  insert into provider_users (ls_user_id, email, full_name, is_disabled, hashed_password, password_is_initial, password_set_at)
  select ls_user_id, email, full_name, abs(hashtext(email)) % 50 = 0, 'x',
         created_at > now() - interval '2 months' or abs(hashtext(email || 'i')) % 40 = 0, created_at
    from users where email <> all (select email from provider_users)`;

const memberships = `
  insert into identities (organization_id, user_id, role_id, access_scope)
  select o.id, u.id, r.id, 'organization' from users u, organizations o, roles r
   where not exists (select from identities i where i.user_id = u.id) and r.organization_id is null
     and r.name = case when abs(hashtext(u.email || 'r')) % 1000 = 0 then 'ORGANIZATION_ADMIN' when abs(hashtext(u.email || 'r')) % 1000 < 5
       then 'ORGANIZATION_OPERATOR' when abs(hashtext(u.email || 'r')) % 1000 < 120 then 'ORGANIZATION_VIEWER' else 'ORGANIZATION_USER' end`;

const workspaceMemberships = `
  insert into identities (organization_id, tenant_id, user_id, role_id, access_scope, parent_identity_id)
  select i.organization_id, t.id, i.user_id, r.id, 'workspace', i.id
    from identities i, generate_series(0, ${workspacesEach - 1}) k,
         (select id, row_number() over (order by id) - 1 as place from tenants) t, roles r
   where i.tenant_id is null and r.name = 'WORKSPACE_USER' and r.organization_id is null
     and t.place = (abs(hashtext(i.user_id::text)) + k * 17) % ${workspaces}
      on conflict do nothing`;

const list = `
  insert into gatehouse_members (id, organization_id, user_id, email, full_name, role, is_disabled, has_password,
                                 password_is_initial, password_set_at, created_at, last_sign_in_at)
  select i.id, i.organization_id, u.id, u.email, u.full_name, r.name, p.is_disabled, true, p.password_is_initial, p.password_set_at,
         u.created_at, case when abs(hashtext(u.email || 'n')) % 100 < case when p.password_is_initial then 70 else 5 end then null else now() - abs(hashtext(u.email || 's')) % 90000 * interval '1 minute' end
    from identities i join roles r on r.id = i.role_id join users u on u.id = i.user_id join provider_users p on p.ls_user_id = u.ls_user_id
   where i.tenant_id is null and not exists (select from gatehouse_members m where m.id = i.id)`;

const tables = ["users", "provider_users", "identities", "gatehouse_members"];

/**
 * Fills a bootstrapped installation. Triggers and key checks rest meanwhile: what they would do is in the statements.
 * Indexes that no key needs are taken away before and made again after, as anybody would who loads a million rows.
 */
export async function seedMembers(url: string, count: number): Promise<void> {
  const indexes = await runSql(
    url,
    `select i.indexname as name, i.indexdef as definition from pg_indexes i
      where i.tablename in (${tables.map((table) => `'${table}'`).join()})
        and not exists (select from pg_constraint c where c.conname = i.indexname) and i.indexdef not like 'CREATE UNIQUE%'`,
  );
  await runSql(
    url,
    `insert into tenants (display_name, organization_id) select 'Workspace ' || n, id from organizations, generate_series(2, ${workspaces}) n`,
  );
  await runSql(
    url,
    [
      "set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'; set maintenance_work_mem = '512MB'",
      ...indexes.map(({ name }) => `drop index ${name}`),
      ...[people(count), logins, "analyze users, provider_users", memberships, "analyze identities"],
      ...[workspaceMemberships, list],
      ...indexes.map(({ definition }) => String(definition)),
    ].join(";\n"),
  );
  for (const table of tables) await runSql(url, `vacuum analyze ${table}`);
  await runSql(url, "checkpoint");
}
