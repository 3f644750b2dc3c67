/** Bootstrap and installing without login write all the first rows, once, by one console only. */
import { describe, expect, test } from "vitest";
import { signIn } from "../../../electron/sessions/sign-in.js";
import { failureOf } from "../../postgres/failure.js";
import { serverVersions } from "../../postgres/server.js";
import { organizationMembers, workspaceMembers } from "../support-queries.js";
import {
  adminEmail,
  adminPassword,
  applyNow,
  basic,
  defaultWorkspace,
  dump,
  jwtSecret,
  none,
  open,
  planFor,
  worldForEach,
} from "../world.js";

describe.each(serverVersions)("PostgreSQL %i", (version) => {
  const world = worldForEach({ version, installed: "nothing" });

  test("bootstrap makes the organization, its workspace, the roles and the configured Organization Admin", async () => {
    expect(await planFor(world.database, basic())).toMatchObject({ state: "empty", action: "bootstrap" });
    const result = await applyNow(world.database, basic({ organizationName: "Harbour", workspaceName: "Night shift" }));
    expect(result).toMatchObject({
      done: true,
      admin: { email: adminEmail, role: "ORGANIZATION_ADMIN" },
      backup: null,
    });
    const membership = { email: adminEmail, organization: "Harbour" };
    expect(await world.db.run(organizationMembers)).toEqual([{ ...membership, role: "ORGANIZATION_ADMIN" }]);
    expect(await world.db.run(workspaceMembers)).toEqual([
      { ...membership, role: "WORKSPACE_ADMIN", workspace: "Night shift" },
    ]);
    expect(await world.db.run("select provider, email, provisioning_method, is_disabled from provider_users")).toEqual([
      { provider: "email", email: adminEmail, provisioning_method: "bootstrap", is_disabled: false },
    ]);
    const roles = await world.db.run("select name, access_scope from roles where organization_id is null");
    expect(roles).toHaveLength(7);
    expect(await world.db.run("select is_personal, id from organizations")).toEqual([
      { is_personal: false, id: result.organizationId },
    ]);
    expect(await world.db.run("select id from tenants")).toEqual([{ id: result.workspaceId }]);
    expect(
      await world.db.run(
        "select c.parent_identity_id = p.id as linked from identities c, identities p where c.tenant_id is not null and p.tenant_id is null",
      ),
    ).toEqual([{ linked: true }]);
    expect(await world.db.run("select auth_mode, release from installation")).toEqual([
      { auth_mode: "basic", release: "0.10.3" },
    ]);
    expect((await signIn(world.database, jwtSecret, { email: adminEmail, password: adminPassword })).role).toBe(
      "ORGANIZATION_ADMIN",
    );
  });

  test("no secret is stored, only argon2id hashes", async () => {
    await applyNow(world.database, basic());
    const everything = JSON.stringify(await dump(world.db));
    expect(everything).not.toContain(adminPassword.reveal());
    expect(everything).not.toContain(jwtSecret.reveal());
    expect(everything.match(/\$argon2id\$v=19\$m=19456,t=2,p=1\$/g)).toHaveLength(2);
  });

  test("a second apply changes no row, and does not even rewrite one", async () => {
    await applyNow(world.database, basic());
    const before = await dump(world.db, { versions: true });
    expect(await planFor(world.database, basic())).toMatchObject({ state: "basic", action: "nothing", steps: [] });
    expect(await applyNow(world.database, basic())).toMatchObject({ action: "nothing", done: true });
    expect(await dump(world.db, { versions: true })).toEqual(before);
  });

  test("a second apply never resets a password that was changed since", async () => {
    await applyNow(world.database, basic());
    await world.db.run("update provider_users set hashed_password = 'changed since'");
    await applyNow(world.database, basic());
    expect(await world.db.run("select hashed_password from provider_users")).toEqual([
      { hashed_password: "changed since" },
    ]);
  });

  test("of five consoles that bootstrap at once exactly one does, the others are told to look again", async () => {
    const consoles = await Promise.all([1, 2, 3, 4, 5].map(() => open(world.db.url)));
    const results = await Promise.allSettled(consoles.map((one) => applyNow(one, basic())));
    await Promise.all(consoles.map((one) => one.close()));
    const actions = results.map((result) => (result.status === "fulfilled" ? result.value.action : result.reason.code));
    expect(actions.filter((action) => action === "bootstrap")).toHaveLength(1);
    expect(
      actions.filter((action) => action !== "bootstrap" && action !== "PLAN_STALE" && action !== "nothing"),
    ).toEqual([]);
    expect(await world.db.run("select count(*)::int as n from users")).toEqual([{ n: 1 }]);
    expect(await world.db.run("select operation_name from audit_logs")).toEqual([
      { operation_name: "bootstrap_installation" },
    ]);
  });

  test("an installation without login has one user, default, who owns its one workspace", async () => {
    const result = await applyNow(world.database, none());
    expect(result).toMatchObject({ action: "install-without-auth", admin: null, workspaceId: defaultWorkspace });
    expect(await world.db.run(organizationMembers)).toEqual([
      { email: "default", role: "ORGANIZATION_ADMIN", organization: "Default" },
    ]);
    expect(await world.db.run("select id, tenant_handle from tenants")).toEqual([
      { id: defaultWorkspace, tenant_handle: "default" },
    ]);
    expect(await world.db.run("select 1 from provider_users")).toEqual([]);
    expect((await planFor(world.database, none())).action).toBe("nothing");
    const refused = signIn(world.database, jwtSecret, { email: "default", password: adminPassword });
    expect((await failureOf(refused)).code).toBe("NOT_BASIC_AUTH");
  });

  test("a plan that is no longer the database's is PLAN_STALE and changes nothing", async () => {
    const { fingerprint } = await planFor(world.database, basic());
    await applyNow(world.database, none());
    const before = await dump(world.db, { versions: true });
    expect((await failureOf(applyNow(world.database, basic(), { fingerprint }))).code).toBe("PLAN_STALE");
    expect(await dump(world.db, { versions: true })).toEqual(before);
  });

  test("deleting the organization's row deletes what belongs to it", async () => {
    await applyNow(world.database, basic());
    await world.db.run("delete from organizations");
    expect(await world.db.run("select from tenants union all select from identities")).toEqual([]);
  });
});
