/** An installation this console did not make is looked at from the columns that are there, and never written to. */
import { describe, expect, test } from "vitest";
import { query } from "../../../electron/database/transaction.js";
import { listMembersOfForeign, listRolesOfForeign, listWorkspacesOfForeign } from "../../../electron/foreign/list.js";
import { holdsForeignInstallation } from "../../../electron/foreign/reading.js";
import { inspect } from "../../../electron/installation/inspect.js";
import { runOn } from "../../postgres/database.js";
import { failureOf } from "../../postgres/failure.js";
import { serverVersions } from "../../postgres/server.js";
import { statementsOf } from "../members/statements.js";
import { applyNow, basic, dump, open, planFor, serverUrl, worldForEach } from "../world.js";
import { type Age, makeForeign } from "./schemas.js";

const lists = [listMembersOfForeign, listWorkspacesOfForeign, listRolesOfForeign] as const;
const ages: readonly Age[] = ["full", "older", "bare"];

describe.each(serverVersions)("PostgreSQL %i", (version) => {
  const world = worldForEach({ version, installed: "nothing" });

  test("with every public column, members, workspaces and roles are told whole", async () => {
    await makeForeign(world.db, "full");
    const members = await listMembersOfForeign(world.database, { limit: 50 });
    expect(members).toMatchObject({ readOnly: true, total: 3, totalIs: "exact", nextCursor: null });
    expect(members.unknown).toEqual(["lastSignInAt"]);
    const common = { organization: "Default", lastSignInAt: null, createdAt: expect.stringMatching(/^20.*Z$/) };
    expect(members.users).toEqual([
      {
        ...common,
        id: expect.any(String),
        email: "Ada@harbour.example",
        fullName: "Ada Okafor",
        role: "ORGANIZATION_ADMIN",
        disabled: false,
      },
      {
        ...common,
        id: expect.any(String),
        email: "grace@harbour.example",
        fullName: null,
        role: "ORGANIZATION_USER",
        disabled: null,
      },
      {
        ...common,
        id: expect.any(String),
        email: "lin@harbour.example",
        fullName: "Lin 100% Sure",
        role: "ORGANIZATION_USER",
        disabled: true,
      },
    ]);
    const workspaces = await listWorkspacesOfForeign(world.database, { limit: 50 });
    expect(workspaces).toMatchObject({ unknown: [], total: 2, totalIs: "exact" });
    expect(workspaces.workspaces).toMatchObject([
      { name: "archive of 2019", archived: true, members: 0, organization: "Default" },
      { name: "Research", archived: false, members: 3, organization: "Default" },
    ]);
    const roles = await listRolesOfForeign(world.database, { limit: 50 });
    expect(roles).toMatchObject({ unknown: [], total: 3 });
    expect(roles.roles.map(({ id: _id, ...role }) => role)).toEqual([
      {
        name: "CUSTOM",
        shown: "Auditors",
        description: "Reads",
        scope: "workspace",
        system: false,
        permissions: ["runs:read", "datasets:read"],
      },
      {
        name: "ORGANIZATION_ADMIN",
        shown: "Organization Admin",
        description: "Everything",
        scope: "organization",
        system: true,
        permissions: ["organization:manage"],
      },
      {
        name: "ORGANIZATION_USER",
        shown: "Organization User",
        description: null,
        scope: "organization",
        system: true,
        permissions: ["organization:read"],
      },
    ]);
  });

  test("of an older one, what its columns do not tell is null and named", async () => {
    await makeForeign(world.db, "older");
    const members = await listMembersOfForeign(world.database, { limit: 50 });
    expect(members.unknown).toEqual(["disabled", "lastSignInAt"]);
    expect(members.users.map(({ email, role, disabled }) => [email, role, disabled])).toEqual([
      ["Ada@harbour.example", "ORGANIZATION_ADMIN", null],
      ["grace@harbour.example", "ORGANIZATION_USER", null],
      ["lin@harbour.example", "ORGANIZATION_USER", null],
    ]);
    expect(members.users[0]?.createdAt).toMatch(/Z$/);
    const workspaces = await listWorkspacesOfForeign(world.database, { limit: 50 });
    expect(workspaces.unknown).toEqual(["archived"]);
    expect(workspaces.workspaces).toMatchObject([{ name: "Research", archived: null, members: 3 }]);
    const roles = await listRolesOfForeign(world.database, { limit: 50 });
    expect(roles.unknown).toEqual(["scope", "system"]);
    expect(roles.roles.map(({ shown, permissions }) => [shown, permissions])).toEqual([
      ["Auditors", null],
      ["Organization Admin", ["organization:manage"]],
      ["ORGANIZATION_USER", null],
    ]);
  });

  test("of one with users, organizations and workspaces alone, everybody is listed and the rest is named as unknown", async () => {
    await makeForeign(world.db, "bare");
    const members = await listMembersOfForeign(world.database, { limit: 50 });
    expect(members.unknown).toEqual(["membership", "fullName", "role", "disabled", "createdAt", "lastSignInAt"]);
    expect(members.users.map(({ email, role, organization }) => [email, role, organization])).toEqual([
      ["", null, null],
      ["Ada@harbour.example", null, null],
    ]);
    const workspaces = await listWorkspacesOfForeign(world.database, { limit: 50 });
    expect(workspaces.unknown).toEqual(["members", "archived", "createdAt", "organization"]);
    expect(workspaces.workspaces).toMatchObject([{ name: "Research", members: null, archived: null, createdAt: null }]);
    const roles = await listRolesOfForeign(world.database, { limit: 50 });
    expect(roles).toMatchObject({ roles: [], total: 0, unknown: ["roles", "scope", "system", "permissions"] });
  });

  test("a column this database user may not read counts as not there", async () => {
    await makeForeign(world.db, "full");
    const user = `reader_${world.db.name}`;
    await world.db.run(`create role ${user} login password 'x'`);
    await world.db.run(`grant select on users, organizations, tenants, identities to ${user}`);
    await world.db.run(`grant select (id, name) on roles to ${user}`);
    const reader = await open(world.db.urlAs(user, "x"));
    expect((await listMembersOfForeign(reader, { limit: 50 })).unknown).toEqual(["disabled", "lastSignInAt"]);
    expect((await listRolesOfForeign(reader, { limit: 50 })).unknown).toEqual(["scope", "system", "permissions"]);
    await reader.close();
    await world.db.run(`drop owned by ${user}`);
    await runOn(serverUrl(version), `drop role ${user}`);
  });

  test.each(ages)("the %s one is foreign to a plan, and said to be readable", async (age) => {
    await makeForeign(world.db, age);
    expect(await query(world.database, inspect)).toMatchObject({ state: "foreign", readable: true });
    expect(await planFor(world.database, basic())).toMatchObject({ action: "refuse", state: "foreign" });
  });

  test.each(ages)("every statement on the %s one runs in a transaction that cannot write", async (age) => {
    await makeForeign(world.db, age);
    const before = await dump(world.db, { versions: true });
    for (const list of lists) {
      const [begin, ...others] = await statementsOf(() => list(world.database, { limit: 2, search: "a" }), {
        frames: true,
      });
      expect(begin).toMatch(/^begin isolation level repeatable read read only; /);
      expect(others.at(-1)).toBe("rollback");
      expect(others.slice(0, -1).filter((text) => !/^\s*(with|select)\b/.test(text))).toEqual([]);
    }
    expect(await dump(world.db, { versions: true })).toEqual(before);
  });

  test("pages follow one another without a gap or a repetition, and the total stays the first page's", async () => {
    await makeForeign(world.db, "full");
    await world.db.run(`with people as (insert into users (email) select 'P' || n || '@Many.example' from generate_series(1, 57) n returning id)
      insert into identities (organization_id, user_id, access_scope) select o.id, p.id, 'organization' from people p, organizations o where not o.is_personal`);
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await listMembersOfForeign(world.database, {
        limit: 10,
        search: "many",
        ...(cursor ? { cursor } : {}),
      });
      expect(page).toMatchObject({ total: 57, totalIs: "exact" });
      seen.push(...page.users.map(({ email }) => email));
      cursor = page.nextCursor;
    }
    expect([seen.length, new Set(seen).size]).toEqual([57, 57]);
    expect(seen).toEqual([...seen].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
    expect((await listMembersOfForeign(world.database, { limit: 1 })).nextCursor).not.toBeNull();
  });

  test("a search finds any part of a name or an email, taken as it is typed", async () => {
    await makeForeign(world.db, "full");
    const found = async (search: string) =>
      (await listMembersOfForeign(world.database, { limit: 50, search })).users.map(({ email }) => email);
    expect(await found("OKA")).toEqual(["Ada@harbour.example"]);
    expect(await found("race@")).toEqual(["grace@harbour.example"]);
    expect(await found("100% s")).toEqual(["lin@harbour.example"]);
    expect(await found("%")).toEqual(["lin@harbour.example"]);
    expect(await found("nobody")).toEqual([]);
    expect((await listWorkspacesOfForeign(world.database, { limit: 50, search: "sear" })).total).toBe(1);
    expect((await listRolesOfForeign(world.database, { limit: 50, search: "audit" })).total).toBe(1);
  });

  test("what is no cursor of these lists is refused", async () => {
    await makeForeign(world.db, "full");
    for (const cursor of ["x", Buffer.from('["a","b","c","exact"]').toString("base64url")]) {
      for (const list of lists)
        expect((await failureOf(list(world.database, { limit: 5, cursor }))).code).toBe("USAGE");
    }
  });

  test("tables of some other kind are no installation", async () => {
    await world.db.run("create table users (id int, email text); create table pets (name text)");
    expect(await holdsForeignInstallation(world.database)).toBe(false);
    expect(await query(world.database, inspect)).toMatchObject({ state: "foreign", readable: false });
    for (const list of lists)
      expect((await failureOf(list(world.database, { limit: 5 }))).code).toBe("NO_INSTALLATION");
  });

  test("an installation of this console is not looked at this way, because nobody would have signed in", async () => {
    await applyNow(world.database, basic());
    expect(await holdsForeignInstallation(world.database)).toBe(false);
    for (const list of lists) expect((await failureOf(list(world.database, { limit: 5 }))).code).toBe("NOT_FOREIGN");
    expect(await query(world.database, inspect)).toMatchObject({ state: "basic", readable: false });
  });
});
