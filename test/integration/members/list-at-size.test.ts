/** Lists of thousands are complete in every order and with every filter, and take one statement a page. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listMembersPage, type MemberQuery } from "../../../electron/members/list.js";
import { describeSearchIndex, makeSearchIndex } from "../../../electron/members/search-index.js";
import { forgetSearchFacts } from "../../../electron/members/search-way.js";
import type { IndexProgress } from "../../../shared/contract/members.js";
import { failureOf } from "../../postgres/failure.js";
import { operator, worldForAll } from "../world.js";
import { statementsOf } from "./statements.js";

const people = 400;
const installation = worldForAll();
beforeAll(async () => {
  await installation.db.run(`
    insert into tenants (display_name, organization_id) select 'Lab', id from organizations;
    with person as (
      insert into users (email, full_name, created_at)
      select 'p' || n || case when n % 3 = 0 then '@Lab.example' else '@corp.example' end,
             case n % 5 when 0 then null when 1 then 'Zoe ' || n % 7 when 2 then 'ada ' || n % 3 else 'Émile' end,
             '2024-01-01 00:00:00.123456+00'::timestamptz + (n % 40) * interval '1 day'
        from generate_series(1, ${people}) n returning id, ls_user_id, email, full_name
    ), login as (
      insert into provider_users (ls_user_id, email, is_disabled, hashed_password, password_is_initial, password_set_at)
      select ls_user_id, email, email like 'p1%', 'x', email like '%7@%', now() from person
    ), membership as (
      insert into identities (organization_id, user_id, role_id, access_scope)
      select o.id, p.id, r.id, 'organization' from person p, organizations o, roles r
       where r.name = case when p.full_name like 'Zoe%' then 'ORGANIZATION_VIEWER' else 'ORGANIZATION_USER' end
      returning id, organization_id, user_id
    )
    insert into identities (organization_id, tenant_id, user_id, role_id, access_scope, parent_identity_id)
    select m.organization_id, t.id, m.user_id, r.id, 'workspace', m.id
      from membership m join person p on p.id = m.user_id, tenants t, roles r
     where t.display_name = 'Lab' and r.name = 'WORKSPACE_USER' and p.email like '%2@%'`);
  await installation.db.run(`insert into sessions (user_id, created_at, expires_at)
    select id, '2024-05-01'::timestamptz + length(email) * interval '1 hour', now()
      from users where email like '%5@%' or email like '%6@%'`);
});

const list = (asked: Partial<MemberQuery>) => listMembersPage(installation.database, { limit: 1000, ...asked });

describe.each(["created", "email", "name", "lastSignIn", "role"] as const)("in the order of %s", (sort) => {
  test.each([false, true])(
    "(descending: %s) pages show everybody once, each page in one statement",
    async (descending) => {
      const whole = (await list({ sort, descending })).users;
      expect(whole).toHaveLength(people + 1);
      const other = (await list({ sort, descending: !descending })).users;
      expect(other.map(({ id }) => id)).toEqual(whole.map(({ id }) => id).reverse());
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const statements = await statementsOf(async () => {
          const page = await list({ sort, descending, limit: 37, cursor });
          expect(page.total).toBe(people + 1);
          seen.push(...page.users.map(({ id }) => id));
          cursor = page.nextCursor ?? undefined;
        });
        expect(statements).toHaveLength(1);
      } while (cursor !== undefined);
      expect(seen).toEqual(whole.map(({ id }) => id));
    },
  );
});

test("names come without regard to case, the nameless last; never signed in comes before any sign-in", async () => {
  const names = (await list({ sort: "name" })).users.map(({ fullName }) => fullName);
  expect(names[0]).toBe("ada 0");
  expect(names.indexOf(null)).toBe(names.filter((name) => name !== null).length);
  const seen = (await list({ sort: "lastSignIn" })).users.map(({ lastSignInAt }) => lastSignInAt);
  const signedIn = seen.filter((at) => at !== null);
  expect(signedIn).toHaveLength(80);
  expect(seen.slice(-80)).toEqual([...signedIn].sort());
});

test("roles come from Admin down", async () => {
  const roles = (await list({ sort: "role" })).users.map(({ role }) => role);
  expect(roles[0]).toBe("ORGANIZATION_ADMIN");
  expect(roles.at(-1)).toBe("ORGANIZATION_VIEWER");
});

test("a cursor of one order is refused in another", async () => {
  const { nextCursor } = await list({ sort: "email", limit: 5 });
  const cursor = nextCursor ?? "";
  expect((await failureOf(list({ sort: "name", cursor }))).code).toBe("USAGE");
  expect((await failureOf(list({ sort: "email", descending: true, cursor }))).code).toBe("USAGE");
});

test.each<readonly [string, Partial<MemberQuery>, string]>([
  ["a role", { role: "viewer" }, "m.role = 'ORGANIZATION_VIEWER'"],
  ["the disabled", { state: "disabled" }, "m.is_disabled"],
  ["the active", { state: "active" }, "not m.is_disabled"],
  ["those who never signed in", { neverSignedIn: true }, "m.last_sign_in_at is null"],
  ["those who did sign in", { neverSignedIn: false }, "m.last_sign_in_at is not null"],
  ["those on their initial password", { initialPassword: true }, "m.password_is_initial"],
  ["those on one of their own", { initialPassword: false }, "not m.password_is_initial"],
  ["a workspace", { workspace: "Lab" }, "m.email like '%2@%'"],
  ["a search", { search: "LAB.EX" }, "m.email ilike '%lab.ex%'"],
  [
    "several at once",
    { role: "user", state: "active", search: "émile", neverSignedIn: true },
    "m.role = 'ORGANIZATION_USER' and not m.is_disabled and m.full_name = 'Émile' and m.last_sign_in_at is null",
  ],
])("filtering by %s gives exactly those, over all pages", async (_name, asked, condition) => {
  const rows = await installation.db.run<{ id: string }>(
    `select user_id as id from gatehouse_members m where ${condition} order by m.created_at, m.user_id`,
  );
  expect(rows.length).toBeGreaterThan(20);
  const page = await list(asked);
  expect(page.total).toBe(rows.length);
  expect(page.users.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  const half = await list({ ...asked, limit: 11 });
  const rest = await list({ ...asked, cursor: half.nextCursor ?? "" });
  expect([...half.users, ...rest.users].map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  expect(rest.total).toBe(rows.length);
});

test("every combination of filters gives exactly those in its order, over two pages", async () => {
  type Choice = readonly [asked: Partial<MemberQuery>, condition: string];
  const anybody: Choice = [{}, "true"];
  const choices: readonly (readonly Choice[])[] = [
    [anybody, [{ role: "user" }, "role = 'ORGANIZATION_USER'"], [{ role: "viewer" }, "role = 'ORGANIZATION_VIEWER'"]],
    [anybody, [{ workspace: "Lab" }, "email like '%2@%'"]],
    [anybody, [{ state: "disabled" }, "is_disabled"], [{ state: "active" }, "not is_disabled"]],
    [
      anybody,
      [{ neverSignedIn: true }, "last_sign_in_at is null"],
      [{ neverSignedIn: false }, "last_sign_in_at > '-infinity'"],
    ],
    [
      anybody,
      [{ initialPassword: true }, "password_is_initial"],
      [{ initialPassword: false }, "not password_is_initial"],
    ],
  ];
  const combined = choices.reduce<readonly Choice[]>(
    (so, next) =>
      so.flatMap(([asked, condition]) =>
        next.map((one): Choice => [{ ...asked, ...one[0] }, `${condition} and ${one[1]}`]),
      ),
    [anybody],
  );
  const orders = [
    ["created", "created_at, user_id"],
    ["email", "email_key, user_id"],
    ["name", "is_nameless, name_key, user_id"],
    ["lastSignIn", "seen_at, created_at, user_id"],
    ["role", "role_rank, email_key, user_id"],
  ] as const;
  for (const [number, [asked, condition]] of combined.entries()) {
    const [sort, order] = orders[number % orders.length] ?? orders[0];
    const rows = await installation.db.run<{ id: string }>(
      `select user_id as id from gatehouse_members where ${condition} order by ${order}`,
    );
    const descending = number % 2 === 0;
    const expected = rows.map(({ id }) => id);
    if (descending) expected.reverse();
    const first = await list({ ...asked, sort, descending, limit: 7 });
    const rest =
      first.nextCursor === null ? [] : (await list({ ...asked, sort, descending, cursor: first.nextCursor })).users;
    expect([...first.users, ...rest].map(({ id }) => id)).toEqual(expected);
    expect(first.total).toBe(expected.length);
  }
});

test("an unknown role or workspace is refused, and nobody is in a workspace that is not there", async () => {
  expect((await failureOf(list({ role: "king" }))).code).toBe("ROLE_UNKNOWN");
  expect((await failureOf(list({ workspace: "Nowhere" }))).code).toBe("WORKSPACE_NOT_FOUND");
  expect((await list({ workspace: "11111111-1111-4111-8111-111111111111" })).users).toEqual([]);
});

describe("at a size where counting everybody would cost more than the page", () => {
  const pretend = (members: number) =>
    installation.db.run(`set allow_system_table_mods = on;
      update pg_class set reltuples = ${members} where oid = 'gatehouse_members'::regclass`);
  beforeAll(async () => {
    await pretend(1_000_000);
    forgetSearchFacts(installation.database);
  });
  afterAll(async () => {
    await installation.db.run("analyze gatehouse_members");
    forgetSearchFacts(installation.database);
  });

  test("the total of everybody is the planner's estimate and says so; one of a filter is counted", async () => {
    expect(await list({ limit: 5 })).toMatchObject({ total: 1_000_000, totalIs: "estimate" });
    expect(await list({ limit: 5, state: "disabled" })).toMatchObject({ total: 111, totalIs: "exact" });
  });

  test("without the search index beginnings are found, the page says why, and `gatehouse index` offers it", async () => {
    await installation.db.run("drop index gatehouse_members_search_idx; drop extension pg_trgm");
    forgetSearchFacts(installation.database);
    const page = await list({ search: "P12" });
    expect(page.users.every(({ email }) => email.startsWith("p12"))).toBe(true);
    expect(page.users).toHaveLength(11);
    expect(page.searchNote).toContain("gatehouse index");
    expect((await list({ search: "émi" })).users.length).toBeGreaterThan(100);
    expect((await list({ search: "lab.example" })).users).toEqual([]);

    expect(await describeSearchIndex(installation.database)).toMatchObject({ state: "missing", addsExtension: true });
    const seen: IndexProgress[] = [];
    const made = await makeSearchIndex(installation.database, operator, (progress) => seen.push(progress));
    expect(made.state).toBe("ready");
    expect(await makeSearchIndex(installation.database, operator, () => undefined)).toEqual(made);
    const found = await list({ search: "lab.example" });
    expect(found).toMatchObject({ total: 133, searchNote: null });
    await pretend(1_000_000);
    forgetSearchFacts(installation.database);
    expect((await list({ search: "p1" })).searchNote).toContain("3 letters");
    expect((await list({ search: "lab" })).searchNote).toBeNull();
    const trail = await installation.db.run(
      "select enrichments ->> 'extensionAdded' as added from audit_logs where operation_name = 'make_search_index'",
    );
    expect(trail).toEqual([{ added: "true" }]);
  });

  test("an index whose making broke off is made anew", async () => {
    await installation.db.run(`set allow_system_table_mods = on;
      update pg_index set indisvalid = false where indexrelid = 'gatehouse_members_search_idx'::regclass`);
    expect((await describeSearchIndex(installation.database)).state).toBe("missing");
    expect((await makeSearchIndex(installation.database, operator, () => undefined)).state).toBe("ready");
  });
});
