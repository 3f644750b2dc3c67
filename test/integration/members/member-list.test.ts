/** The table of the member list says what the public tables say, whichever program writes those. */
import { beforeAll, expect, test } from "vitest";
import { worldForAll } from "../world.js";
import { invited, tokenOf } from "./people.js";

const installation = worldForAll({ cheapHashing: true });
beforeAll(async () => {
  await invited(installation.database, "carol@corp.example");
  await installation.db.run("delete from provider_users where email = 'carol@corp.example'");
});

const kept = `select user_id, email, full_name, role, is_disabled, has_password, password_is_initial, password_set_at,
  created_at, last_sign_in_at from gatehouse_members order by user_id`;
const derived = `select u.id as user_id, u.email, u.full_name, r.name as role, coalesce(p.is_disabled, false) as is_disabled,
  p.hashed_password is not null as has_password, coalesce(p.password_is_initial, false) as password_is_initial,
  p.password_set_at, u.created_at, (select max(s.created_at) from sessions s where s.user_id = u.id) as last_sign_in_at
  from users u join identities i on i.user_id = u.id and i.tenant_id is null join roles r on r.id = i.role_id
  left join provider_users p on p.ls_user_id = u.ls_user_id and p.provider = 'email' order by u.id`;
const expectSame = async (): Promise<void> =>
  expect(await installation.db.run(kept)).toEqual(await installation.db.run(derived));
const versionOf = async (email: string): Promise<string | undefined> =>
  (await installation.db.run<{ version: string }>("select version from gatehouse_members where email = $1", [email]))[0]
    ?.version;

const bob = "bob@corp.example";
const user = `(select id from users where lower(email) = '${bob}')`;
const lsUser = `(select ls_user_id from users where lower(email) = '${bob}')`;
/** A member without a login, who may get one. */
const carol = `(select ls_user_id from users where email = 'carol@corp.example')`;
const role = (name: string) => `(select id from roles where name = '${name}' and organization_id is null)`;

test("an invitation, and a sign-in, which makes no new version", async () => {
  const password = await invited(installation.database, bob);
  await expectSame();
  const before = await versionOf(bob);
  await tokenOf(installation.database, bob, password);
  await expectSame();
  expect(await versionOf(bob)).toBe(before);
});

test.each([
  ["a new name", `update users set full_name = 'Bob' where id = ${user}`],
  ["a new role", `update identities set role_id = ${role("ORGANIZATION_VIEWER")} where user_id = ${user}`],
  ["being disabled", `update provider_users set is_disabled = true where email = '${bob}'`],
  [
    "a new password",
    `update provider_users set password_set_at = now(), password_is_initial = false where email = '${bob}'`,
  ],
  ["having no password", `update provider_users set hashed_password = null where email = '${bob}'`],
  [
    "a workspace",
    `insert into identities (organization_id, tenant_id, user_id, role_id, access_scope, parent_identity_id)
      select i.organization_id, t.id, i.user_id, ${role("WORKSPACE_USER")}, 'workspace', i.id from identities i, tenants t where i.user_id = ${user}`,
  ],
  [
    "a workspace role",
    `update identities set role_id = ${role("WORKSPACE_VIEWER")} where user_id = ${user} and tenant_id is not null`,
  ],
  ["leaving a workspace", `delete from identities where user_id = ${user} and tenant_id is not null`],
  ["a login that goes to somebody else", `update provider_users set ls_user_id = ${carol} where email = '${bob}'`],
  ["a login that comes from somebody else", `update provider_users set ls_user_id = ${lsUser} where email = '${bob}'`],
  ["losing the login", `delete from provider_users where email = '${bob}'`],
])("%s, which makes a new version", async (_name, statement) => {
  const before = await versionOf(bob);
  await installation.db.run(statement);
  await expectSame();
  expect(await versionOf(bob)).not.toBe(before);
});

test("a changed login of which nothing shows makes no new version", async () => {
  await invited(installation.database, "dora@corp.example");
  const before = await versionOf("dora@corp.example");
  await installation.db.run(`update provider_users set hashed_password = hashed_password || ' ', full_name = 'Dora D.',
    updated_at = now() where email = 'dora@corp.example'`);
  await expectSame();
  expect(await versionOf("dora@corp.example")).toBe(before);
});

test("a login that takes the place of one deleted in the same statement", async () => {
  await installation.db.run(`insert into provider_users (ls_user_id, provider, email, is_disabled, hashed_password)
    select ls_user_id, 'saml', email, true, 'x' from provider_users where email = 'dora@corp.example'`);
  await expectSame();
  await installation.db.run(`with gone as (delete from provider_users where email = 'dora@corp.example' and provider = 'email' returning ls_user_id)
    update provider_users p set provider = 'oidc' from gone where p.ls_user_id = gone.ls_user_id;
    insert into provider_users (ls_user_id, email, hashed_password) select ls_user_id, email, 'y' from provider_users where provider = 'oidc';
    with gone as (delete from provider_users where email = 'dora@corp.example' and provider = 'email' returning ls_user_id)
    update provider_users p set provider = 'email' from gone where p.ls_user_id = gone.ls_user_id`);
  await expectSame();
});

test("losing the membership and getting it back", async () => {
  await installation.db.run(`delete from identities where user_id = ${user}`);
  await expectSame();
  expect(await versionOf(bob)).toBeUndefined();
  await installation.db.run(`insert into identities (organization_id, user_id, role_id, access_scope)
    select id, ${user}, ${role("ORGANIZATION_USER")}, 'organization' from organizations`);
  await expectSame();
});

test("a service with a user of its own may write the public tables without knowing of the list", async () => {
  await installation.db.run(`create role service_${process.pid} login; grant select, insert, update, delete on users, identities, provider_users to service_${process.pid};
    grant select on roles, organizations, installation to service_${process.pid}; grant update on installation to service_${process.pid};
    set role service_${process.pid}; update users set full_name = 'Robert' where email = '${bob}'; reset role;
    drop owned by service_${process.pid}; drop role service_${process.pid}`);
  await expectSame();
});
