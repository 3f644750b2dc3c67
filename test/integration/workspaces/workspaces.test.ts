/** Workspaces: made, renamed, archived and back with everything kept, and who can see them. */
import { expect, test } from "vitest";
import { invite } from "../../../electron/members/invite.js";
import {
  archiveWorkspace,
  createWorkspace,
  renameWorkspace,
  unarchiveWorkspace,
} from "../../../electron/workspaces/change.js";
import { listAllWorkspaces, listMembersOfWorkspace, showOneWorkspace } from "../../../electron/workspaces/list.js";
import { failureOf } from "../../postgres/failure.js";
import { adminActor, invited } from "../members/people.js";
import { adminEmail, dump, open, operator, worldForAll } from "../world.js";

const installation = worldForAll({ cheapHashing: true });

const create = (name: string) => createWorkspace(installation.database, operator, name);
const show = (id: string) => showOneWorkspace(installation.database, id);
const join = (email: string, workspace: string, role = "Editor") =>
  invite(installation.database, operator, { emails: [email], role: "user", workspaces: [{ workspace, role }] });
const membersOf = async (workspace: string, limit = 100) => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listMembersOfWorkspace(installation.database, { workspace, limit, cursor });
    expect(page.members.length).toBeLessThanOrEqual(limit);
    seen.push(...page.members.map(({ email, role, implicit }) => `${email} ${role}${implicit ? " (implicit)" : ""}`));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return seen;
};
const refusalOf = async (work: () => Promise<unknown>): Promise<string> => {
  const before = await dump(installation.db, { versions: true });
  const { code } = await failureOf(work());
  expect(await dump(installation.db, { versions: true })).toEqual(before);
  return code;
};

test("every Organization Admin becomes Admin of a new workspace, and the rows say so", async () => {
  const { database, db } = installation;
  await invited(database, "second@corp.example", "admin");
  const id = await createWorkspace(database, await adminActor(database), "  Lab ");
  expect(await show(id)).toMatchObject({ name: "Lab", archived: false, version: 1, members: { count: 2 } });
  const rows = await db.run(
    `select u.email, r.name as role, p.tenant_id is null as child from identities i join users u on u.id = i.user_id
       join roles r on r.id = i.role_id join identities p on p.id = i.parent_identity_id where i.tenant_id = $1 order by 1`,
    [id],
  );
  expect(rows).toEqual([
    { email: adminEmail, role: "WORKSPACE_ADMIN", child: true },
    { email: "second@corp.example", role: "WORKSPACE_ADMIN", child: true },
  ]);
  const [trail] = await db.run(
    "select workspace_id, user_id, enrichments from audit_logs where operation_name = 'create_workspace'",
  );
  expect(trail).toMatchObject({
    workspace_id: id,
    user_id: expect.any(String),
    enrichments: { after: { name: "Lab" }, actor: { email: adminEmail } },
  });
});

test.each([
  ["", "WORKSPACE_NAME_REFUSED"],
  ["two\nlines", "WORKSPACE_NAME_REFUSED"],
  ["x".repeat(101), "WORKSPACE_NAME_REFUSED"],
  [" LAB", "WORKSPACE_NAME_TAKEN"],
])("a workspace called %j is refused and nothing is written", async (name, code) => {
  expect(await refusalOf(() => create(name))).toBe(code);
});

test("of ten consoles that make the same workspace at once one makes it", async () => {
  const others = await Promise.all(Array.from({ length: 5 }, () => open(installation.db.url)));
  const ends = await Promise.all(
    others
      .flatMap((other) => [createWorkspace(other, operator, "Rush"), createWorkspace(other, operator, "rush")])
      .map((work) =>
        work.then(
          () => "made",
          (error: { code: string }) => error.code,
        ),
      ),
  );
  await Promise.all(others.map((other) => other.close()));
  expect(ends.filter((end) => end === "made")).toHaveLength(1);
  expect(new Set(ends)).toEqual(new Set(["made", "WORKSPACE_NAME_TAKEN"]));
});

test("a rename says before and after, and a stale one is refused with what it is now", async () => {
  const { database, db } = installation;
  const id = await create("Dock");
  await renameWorkspace(database, operator, { workspace: "Dock", version: 1, name: "Quay" });
  expect(await show(id)).toMatchObject({ name: "Quay", version: 2 });
  const [trail] = await db.run(
    "select enrichments from audit_logs where operation_name = 'update_workspace' and workspace_id = $1",
    [id],
  );
  expect(trail).toMatchObject({ enrichments: { before: { name: "Dock" }, after: { name: "Quay" } } });
  const stale = () => renameWorkspace(database, operator, { workspace: id, version: 1, name: "Pier" });
  expect(await refusalOf(stale)).toBe("CHANGED_MEANWHILE");
  expect((await failureOf(stale())).versions).toEqual({
    yours: { version: 1 },
    theirs: { name: "Quay", archived: false, version: 2 },
  });
  const same = await dump(db, { versions: true });
  await renameWorkspace(database, operator, { workspace: id, version: 2, name: "Quay" });
  expect(await dump(db, { versions: true })).toEqual(same);
  expect(await refusalOf(() => renameWorkspace(database, operator, { workspace: id, version: 2, name: "Lab" }))).toBe(
    "WORKSPACE_NAME_TAKEN",
  );
});

test("an archived workspace is out of sight with everything kept, gives its name free, and comes back whole", async () => {
  const { database, db } = installation;
  const id = await create("Annex");
  await join("ann@corp.example", "Annex", "Viewer");
  const rows = () => db.run("select * from identities where tenant_id = $1 order by id", [id]);
  const before = await rows();
  await archiveWorkspace(database, operator, { workspace: id, version: 1 });
  expect(await rows()).toEqual(before);
  expect((await listAllWorkspaces(database, false)).map(({ name }) => name)).not.toContain("Annex");
  expect((await listAllWorkspaces(database, true)).at(-1)).toMatchObject({ name: "Annex", archived: true });
  expect((await failureOf(membersOf("Annex"))).code).toBe("WORKSPACE_NOT_FOUND");
  expect((await failureOf(join("late@corp.example", "Annex"))).code).toBe("WORKSPACE_NOT_FOUND");

  await invited(database, "newadmin@corp.example", "admin");
  const twin = await create("Annex");
  expect(await refusalOf(() => unarchiveWorkspace(database, operator, { workspace: id, version: 2 }))).toBe(
    "WORKSPACE_NAME_TAKEN",
  );
  await renameWorkspace(database, operator, { workspace: twin, version: 1, name: "Annex two" });
  await unarchiveWorkspace(database, operator, { workspace: id, version: 2 });
  expect(await membersOf("Annex")).toEqual([
    `${adminEmail} Admin (implicit)`,
    "second@corp.example Admin (implicit)",
    "newadmin@corp.example Admin (implicit)",
    "ann@corp.example Viewer",
  ]);
  expect(await show(id)).toMatchObject({ members: { count: 4 } });
  const trail = await db.run(
    "select operation_name as name from audit_logs where workspace_id = $1 order by request_time",
    [id],
  );
  expect(trail.map(({ name }) => name)).toEqual(["create_workspace", "delete_workspace", "update_workspace"]);
});

test("there is always a workspace, however many consoles archive at once", async () => {
  const { database } = installation;
  for (const { id, version, name } of await listAllWorkspaces(database, false)) {
    if (!["Lab", "Workspace 1"].includes(name)) await archiveWorkspace(database, operator, { workspace: id, version });
  }
  const [one, other] = await listAllWorkspaces(database, false);
  const second = await open(installation.db.url);
  const ends = await Promise.all(
    [
      archiveWorkspace(database, operator, { workspace: one?.id ?? "", version: one?.version ?? 0 }),
      archiveWorkspace(second, operator, { workspace: other?.id ?? "", version: other?.version ?? 0 }),
    ].map((work) =>
      work.then(
        () => "archived",
        (error: { code: string }) => error.code,
      ),
    ),
  );
  await second.close();
  expect(ends.sort()).toEqual(["LAST_WORKSPACE", "archived"]);
  expect(await listAllWorkspaces(database, false)).toHaveLength(1);
});

test("who can see a workspace: its members, and Organization Admins also where no row says so; whole over pages", async () => {
  const { db } = installation;
  const id = await create("Vault");
  await db.run("delete from identities where tenant_id = $1", [id]);
  for (const number of [1, 2, 3, 4, 5]) await join(`v${number}@corp.example`, "Vault", "Viewer");
  await db.run("update identities set created_at = '2026-01-01 00:00:00.123456+00' where tenant_id = $1", [id]);
  const whole = await membersOf(id);
  expect(whole.slice(0, 3)).toEqual([
    `${adminEmail} Admin (implicit)`,
    "second@corp.example Admin (implicit)",
    "newadmin@corp.example Admin (implicit)",
  ]);
  expect(whole.slice(3).sort()).toEqual([1, 2, 3, 4, 5].map((number) => `v${number}@corp.example Viewer`));
  for (const limit of [1, 2, 3, 4, 7, 8]) expect(await membersOf(id, limit)).toEqual(whole);
});

test.each(["", "x", Buffer.from("2|2026-01-01 00:00:00+00|x").toString("base64url")])(
  "%j is no cursor",
  async (cursor) => {
    const work = listMembersOfWorkspace(installation.database, { workspace: "Vault", limit: 5, cursor });
    expect((await failureOf(work)).code).toBe("USAGE");
  },
);
