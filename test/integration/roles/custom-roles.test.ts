/** Custom roles: what they may be, who holds them, and two admins at once. */
import { expect, test } from "vitest";
import { invite } from "../../../electron/members/invite.js";
import { copyRole, createRole, editRole, removeRole } from "../../../electron/roles/edit.js";
import { listAllRoles, listRoleHolders, listWhoHas, showOneRole } from "../../../electron/roles/list.js";
import { allPermissions } from "../../../shared/permissions.js";
import { failureOf } from "../../postgres/failure.js";
import { adminActor, invited } from "../members/people.js";
import { adminEmail, dump, open, operator, worldForAll } from "../world.js";

const installation = worldForAll({ cheapHashing: true });

const create = (shown: string, permissions: readonly string[] = ["runs:read"], description = "") =>
  createRole(installation.database, operator, { shown, description, permissions });
const show = (role: string) => showOneRole(installation.database, role);
const join = (email: string, role: string) =>
  invite(installation.database, operator, {
    emails: [email],
    role: "user",
    workspaces: [{ workspace: "Workspace 1", role }],
  });
const auditOf = (operation: string) =>
  installation.db.run<{ user_id: string | null; enrichments: Record<string, unknown> }>(
    "select user_id, enrichments from audit_logs where operation_name = $1 order by request_time",
    [operation],
  );

test("the system roles come first, in their order, each with what it may do and how many hold it", async () => {
  await create("Auditors");
  const roles = await listAllRoles(installation.database);
  expect(roles.map(({ shown, scope, system }) => `${scope} ${shown}${system ? "" : " (custom)"}`)).toEqual([
    "organization Organization Admin",
    "organization Organization Operator",
    "organization Organization User",
    "organization Organization Viewer",
    "workspace Admin",
    "workspace Editor",
    "workspace Viewer",
    "workspace Auditors (custom)",
  ]);
  expect(roles[0]).toMatchObject({ permissions: allPermissions, holders: { count: 1, more: false } });
});

test("a custom role is stored as the product has it: CUSTOM, of the organization, for workspaces; and audited", async () => {
  const { database, db } = installation;
  const id = await createRole(database, await adminActor(database), {
    shown: "  Night   shift ",
    description: " Looks after runs at night. ",
    permissions: ["runs:read", "datasets:read", "runs:read"],
  });
  expect(
    await db.run("select name, display_name, access_scope, permissions, version from roles where id = $1", [id]),
  ).toEqual([
    {
      ...{ name: "CUSTOM", display_name: "Night shift", access_scope: "workspace", version: 1 },
      permissions: ["datasets:read", "runs:read"],
    },
  ]);
  const [, row] = await auditOf("create_role");
  expect(row).toMatchObject({
    user_id: expect.any(String),
    enrichments: {
      role_id: id,
      after: { shown: "Night shift", permissions: ["datasets:read", "runs:read"] },
      actor: { email: adminEmail },
    },
  });
});

test.each([
  ["", "ROLE_NAME_REFUSED"],
  [" editor ", "ROLE_NAME_REFUSED"],
  ["Workspace User", "ROLE_NAME_REFUSED"],
  ["Organization Admin", "ROLE_NAME_REFUSED"],
  ["custom", "ROLE_NAME_REFUSED"],
  ["9f4b6f2c-8c0f-4a5d-9d0e-1e2f3a4b5c6d", "ROLE_NAME_REFUSED"],
  ["a\u0000b", "ROLE_NAME_REFUSED"],
  ["x".repeat(101), "ROLE_NAME_REFUSED"],
  ["NIGHT SHIFT", "ROLE_NAME_TAKEN"],
])("a role called %j is refused", async (shown, code) => {
  const before = await dump(installation.db, { versions: true });
  expect((await failureOf(create(shown))).code).toBe(code);
  expect(await dump(installation.db, { versions: true })).toEqual(before);
});

test("a custom role has only permissions there are, and none of the organization, whoever writes", async () => {
  const { db } = installation;
  expect((await failureOf(create("Wizards", ["runs:conjure"]))).code).toBe("PERMISSION_UNKNOWN");
  expect((await failureOf(create("Wizards", ["runs:read", "organization:read"]))).code).toBe("PERMISSION_REFUSED");
  const smuggle = (permission: string, scope: string) =>
    db.run(
      `insert into roles (name, display_name, organization_id, access_scope, permissions)
       select 'CUSTOM', 'Smuggled', id, $2, array['runs:read', $1] from organizations`,
      [permission, scope],
    );
  await expect(smuggle("organization:manage", "workspace")).rejects.toThrow("roles_custom_check");
  await expect(smuggle("runs:share", "organization")).rejects.toThrow("roles_custom_check");
});

test("a copy has the permissions of what it was copied from, and from then on its own", async () => {
  const { database } = installation;
  const id = await copyRole(database, operator, { role: "Editor", shown: "Junior editor" });
  const copy = await show(id);
  expect(copy.permissions).toEqual((await show("WORKSPACE_USER")).permissions);
  await editRole(database, operator, { role: id, version: 1, permissions: ["runs:read"] });
  expect((await show("Editor")).permissions).toContain("runs:create");
  expect((await failureOf(copyRole(database, operator, { role: "Organization Admin", shown: "Boss" }))).code).toBe(
    "PERMISSION_REFUSED",
  );
});

test("an edit changes what is given and nothing else, says before and after, and writes nothing where nothing changes", async () => {
  const { database, db } = installation;
  const id = await create("Keepers", ["runs:read", "prompts:read"], "Keep things.");
  await editRole(database, operator, { role: "keepers", version: 1, shown: "Guards" });
  expect(await show(id)).toMatchObject({ shown: "Guards", description: "Keep things.", version: 2 });
  await editRole(database, operator, { role: id, version: 2, permissions: ["prompts:read"] });
  const rows = (await auditOf("update_role")).filter(({ enrichments }) => enrichments.role_id === id);
  expect(rows.map(({ enrichments }) => [enrichments.before, enrichments.after])).toMatchObject([
    [{ shown: "Keepers" }, { shown: "Guards" }],
    [{ permissions: ["prompts:read", "runs:read"] }, { permissions: ["prompts:read"] }],
  ]);
  const before = await dump(db, { versions: true });
  await editRole(database, operator, { role: id, version: 3, shown: "Guards", permissions: ["prompts:read"] });
  expect(await dump(db, { versions: true })).toEqual(before);
});

test("a permission of a later release of the product stays through an edit of something else", async () => {
  const { database, db } = installation;
  const id = await create("From the future");
  await db.run("update roles set permissions = '{runs:teleport,runs:read}' where id = $1", [id]);
  await editRole(database, operator, { role: id, version: 1, description: "Kept." });
  expect((await show(id)).permissions).toEqual(["runs:read", "runs:teleport"]);
});

test("an edit decided on what somebody else has changed since is refused with both versions, and so is a delete", async () => {
  const { database, db } = installation;
  const id = await create("Shared");
  await editRole(database, operator, { role: id, version: 1, permissions: ["runs:read", "runs:share"] });
  const before = await dump(db, { versions: true });
  const failure = await failureOf(editRole(database, operator, { role: id, version: 1, description: "Mine" }));
  expect(failure).toMatchObject({
    code: "CHANGED_MEANWHILE",
    versions: {
      yours: { description: "Mine", version: 1 },
      theirs: { description: "", permissions: ["runs:read", "runs:share"], version: 2 },
    },
  });
  expect((await failureOf(removeRole(database, operator, { role: id, version: 1 }))).code).toBe("CHANGED_MEANWHILE");
  expect(await dump(db, { versions: true })).toEqual(before);
});

test("of two admins who edit at once one wins and the other is told", async () => {
  const { db, database } = installation;
  const other = await open(db.url);
  const id = await create("Contested");
  for (let version = 1; version <= 8; version += 1) {
    const edits = [database, other].map((connection, index) =>
      editRole(connection, operator, { role: id, version, description: `round ${version}, admin ${index}` }).then(
        () => "done",
        (error: { code: string }) => error.code,
      ),
    );
    expect((await Promise.all(edits)).sort()).toEqual(["CHANGED_MEANWHILE", "done"]);
  }
  await other.close();
});

test.each(["Editor", "ORGANIZATION_ADMIN"])("the system role %s is neither changed nor deleted", async (role) => {
  const { database, db } = installation;
  const before = await dump(db, { versions: true });
  expect((await failureOf(editRole(database, operator, { role, version: 1, shown: "X" }))).code).toBe("ROLE_IS_SYSTEM");
  expect((await failureOf(removeRole(database, operator, { role, version: 1 }))).code).toBe("ROLE_IS_SYSTEM");
  expect(await dump(db, { versions: true })).toEqual(before);
});

test("a custom role is given by its name or id, in any case, and cannot be deleted while somebody holds it", async () => {
  const { database, db } = installation;
  const id = await create("Reviewers", ["feedback:read"]);
  await join("rita@corp.example", "reviewers");
  await join("rolf@corp.example", id.toUpperCase());
  const page = await listRoleHolders(database, { role: "Reviewers", limit: 10 });
  expect(page.holders.map(({ email, workspace, role }) => [email, workspace?.name, role]).sort()).toEqual([
    ["rita@corp.example", "Workspace 1", "Reviewers"],
    ["rolf@corp.example", "Workspace 1", "Reviewers"],
  ]);
  const failure = await failureOf(removeRole(database, operator, { role: id, version: 1 }));
  expect(failure.code).toBe("ROLE_HELD");
  expect(failure.message).toContain("rita@corp.example in Workspace 1");
  await db.run("update tenants set is_deleted = true");
  expect((await failureOf(removeRole(database, operator, { role: id, version: 1 }))).code).toBe("ROLE_HELD");
  await db.run("update tenants set is_deleted = false");
  await db.run("delete from identities where role_id = $1", [id]);
  await removeRole(database, operator, { role: id, version: 1 });
  expect((await failureOf(show(id))).code).toBe("ROLE_NOT_FOUND");
  expect((await failureOf(join("late@corp.example", "Reviewers"))).code).toBe("ROLE_UNKNOWN");
  expect((await auditOf("delete_role")).at(-1)).toMatchObject({ enrichments: { before: { shown: "Reviewers" } } });
});

test("who has a permission: every person in every place, role by role, whole over pages", async () => {
  const { database } = installation;
  await create("Sandboxers", ["sandboxes:exec"]);
  for (const name of ["s1", "s2", "s3"]) await join(`${name}@corp.example`, "Sandboxers");
  await join("ed@corp.example", "Editor");
  await invited(database, "op@corp.example", "operator");
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listWhoHas(database, { permission: "sandboxes:exec", limit: 2, cursor });
    expect(page.holders.length).toBeLessThanOrEqual(2);
    seen.push(
      ...page.holders.map(({ email, role, workspace }) => `${email} ${role} ${workspace?.name ?? "everywhere"}`),
    );
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(seen.sort()).toEqual(
    [
      `${adminEmail} Organization Admin everywhere`,
      `${adminEmail} Admin Workspace 1`,
      "s1@corp.example Sandboxers Workspace 1",
      "s2@corp.example Sandboxers Workspace 1",
      "s3@corp.example Sandboxers Workspace 1",
      "ed@corp.example Editor Workspace 1",
    ].sort(),
  );
  await installation.db.run("update tenants set is_deleted = true");
  expect((await listWhoHas(database, { permission: "sandboxes:exec", limit: 10 })).holders).toHaveLength(1);
  await installation.db.run("update tenants set is_deleted = false");
  const managers = await listWhoHas(database, { permission: "organization:manage", limit: 10 });
  expect(managers.holders.map(({ email }) => email)).toEqual([adminEmail]);
  expect((await failureOf(listWhoHas(database, { permission: "runs:conjure", limit: 5 }))).code).toBe(
    "PERMISSION_UNKNOWN",
  );
});

test.each(["", "x", "00000000-0000-0000-0000-000000000000.y"])("%j is no cursor", async (cursor) => {
  expect((await failureOf(listWhoHas(installation.database, { permission: "runs:read", limit: 5, cursor }))).code).toBe(
    "USAGE",
  );
});
