/** Lists of members: complete over all pages, and searched for exactly what was typed. */
import { beforeAll, expect, test } from "vitest";
import { invite } from "../../../electron/members/invite.js";
import { listMembersPage, listWorkspaces } from "../../../electron/members/list.js";
import { failureOf } from "../../postgres/failure.js";
import { adminEmail, operator, worldForAll } from "../world.js";

const installation = worldForAll({ cheapHashing: true });
beforeAll(async () => {
  const emails = [
    "a_b@corp.example",
    "axb@corp.example",
    "100%@corp.example",
    "c@d.example",
    "e@d.example",
    "f@d.example",
  ];
  await invite(installation.database, operator, { emails, role: "user", workspaces: [] });
  await installation.db.run("update users set full_name = $1 where email <> $2", ["Per C\\Ent", adminEmail]);
});

const list = (search: string | undefined, limit = 50, cursor?: string) =>
  listMembersPage(installation.database, { search, limit, cursor });
const emailsOf = async (search: string) => (await list(search)).users.map((user) => user.email);

test("a page has what is asked of each member, and the total", async () => {
  const page = await list(undefined);
  expect(page).toMatchObject({ total: 7, totalIs: "exact", nextCursor: null, searchNote: null });
  expect(page.users[0]).toEqual({
    ...{ id: expect.stringMatching(/^[0-9a-f-]{36}$/), email: adminEmail, fullName: null, role: "ORGANIZATION_ADMIN" },
    ...{ disabled: false, createdAt: expect.stringMatching(/^\d{4}-.*Z$/), lastSignInAt: null },
    ...{ hasPassword: true, initialPassword: true, passwordSetAt: expect.stringMatching(/Z$/) },
    version: expect.stringMatching(/^\d+$/),
  });
});

test.each([1, 2, 3, 6, 7])(
  "pages of %i show everybody once, in one order, also where all were made in the same moment",
  async (limit) => {
    await installation.db.run("update users set created_at = '2024-01-01 00:00:00.123456+00'");
    const whole = (await list(undefined)).users.map((user) => user.id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(undefined, limit, cursor);
      expect(page.users.length).toBeLessThanOrEqual(limit);
      expect(page.total).toBe(7);
      seen.push(...page.users.map((user) => user.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(whole);
  },
);

test("the search finds parts of emails and names without case, and takes % _ and \\ for themselves", async () => {
  expect(await emailsOf("CORP.EXAMPLE")).toHaveLength(3);
  expect(await emailsOf("a_b")).toEqual(["a_b@corp.example"]);
  expect(await emailsOf("%")).toEqual(["100%@corp.example"]);
  expect(await emailsOf("c\\ent")).toHaveLength(6);
  expect(await emailsOf("' or true --")).toEqual([]);
  expect((await list("d.example", 1)).total).toBe(3);
});

test.each(["", "x", "bm9uc2Vuc2U", Buffer.from("2024-01-01 00:00:00+00|x").toString("base64url")])(
  "%j is no cursor",
  async (cursor) => {
    expect((await failureOf(list(undefined, 5, cursor))).code).toBe("USAGE");
  },
);

test("workspaces are listed by name, without deleted ones", async () => {
  await installation.db.run(
    "insert into tenants (display_name, organization_id, is_deleted) select d, id, d = 'Gone' from organizations, unnest('{Lab,Gone}'::text[]) d",
  );
  expect((await listWorkspaces(installation.database)).map((workspace) => workspace.name)).toEqual([
    "Lab",
    "Workspace 1",
  ]);
});
