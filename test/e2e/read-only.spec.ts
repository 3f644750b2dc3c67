/** An installation that Gatehouse did not make opens read-only: everything there is to see, nothing to change. */
import { expect, test } from "./door.js";
import { basicValues, runSql, writeConfiguration } from "./world.js";

const organization = "8c5a1f60-2f0e-4d6b-9a35-0d1e2f3a4b5c";
const foreign = `
  create table users (id uuid primary key default gen_random_uuid(), email text, full_name text, created_at timestamptz default now());
  create table organizations (id uuid primary key, display_name text);
  create table tenants (id uuid primary key default gen_random_uuid(), display_name text, organization_id uuid, is_deleted boolean default false);
  create table roles (id uuid primary key default gen_random_uuid(), name text, display_name text, permissions text[]);
  create table identities (id uuid primary key default gen_random_uuid(), organization_id uuid, tenant_id uuid, user_id uuid, role_id uuid);
  insert into organizations values ('${organization}', 'Harbour');
  insert into tenants (display_name, organization_id) values ('Research', '${organization}');
  insert into roles (name, display_name, permissions) values ('ORGANIZATION_USER', 'Organization User', '{organization:read}'), ('CUSTOM', 'Auditors', '{runs:read,datasets:read}');
  insert into users (email, full_name) select 'person-' || to_char(n, 'FM000') || '@harbour.example', case when n % 3 > 0 then 'Person ' || n end from generate_series(1, 120) n;
  insert into identities (organization_id, user_id, role_id) select '${organization}', u.id, r.id from users u, roles r where r.name = 'ORGANIZATION_USER'`;

test("its lists are found from the Installation and the Users screen, and it stays as it is", async ({
  gatehouse,
  complaints,
  folder,
  database,
  opened: { page },
}) => {
  await runSql(database, foreign);
  await gatehouse.begin(database, await writeConfiguration(folder, "values.yaml", basicValues));
  const { found, plan } = gatehouse.installation;
  await expect(found.getByText("Read only", { exact: true })).toBeVisible();
  await expect(plan.getByText("This cannot be applied")).toBeVisible();
  await found.getByRole("link", { name: "Look at it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Read-only installation" })).toBeVisible();

  await gatehouse.goTo("Users", "Read-only installation");
  await expect(page.getByText("never written to")).toBeVisible();
  await expect(page.getByText("Not known here: who is deactivated; the last sign-in.")).toBeVisible();
  const members = await gatehouse.readOnly.choose("Members");
  await expect(members.getByRole("row")).toHaveCount(51);
  await expect(page.getByText("50 of 120 members")).toBeVisible();
  await page.getByRole("button", { name: "Load more" }).click();
  await expect(members.getByRole("row")).toHaveCount(101);
  await gatehouse.readOnly.search("Person 11");
  await expect(page.getByText(/^\d members$/)).toBeVisible();
  await expect(members.getByRole("row").nth(1)).toContainText("person-011@harbour.example");
  await gatehouse.readOnly.search("nobody at all");
  await expect(page.getByText("No member matches “nobody at all”.")).toBeVisible();

  await expect(await gatehouse.readOnly.choose("Workspaces")).toContainText("Research");
  await expect(await gatehouse.readOnly.choose("Roles")).toContainText("datasets:read");
  const tables = await runSql(database, "select count(*)::int as n from pg_tables where schemaname = 'public'");
  expect(tables).toEqual([{ n: 5 }]);
  expect(complaints).toEqual([]);
});
