/** The command line's members: lists, changes of one and of many, and the search index, run as people run them. */
import { writeFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { invited } from "../../members/people.js";
import { adminEmail, newPath, worldForAll } from "../../world.js";
import { gatehouse, prepareProgram } from "./program.js";

const installation = worldForAll({ cheapHashing: true });
beforeAll(async () => {
  await prepareProgram();
  for (const name of ["bea", "ben", "cem"]) await invited(installation.database, `${name}@corp.example`);
});

const run = (...args: readonly string[]) => gatehouse(["users", ...args], { url: installation.db.url });
const json = async (...args: readonly string[]) => {
  const { code, stdout } = await run(...args, "--json");
  return { code, said: JSON.parse(stdout) as Record<string, unknown> };
};

test("a member is shown, changed and shown again, by email without case", async () => {
  expect(await json("set-role", "BEA@corp.example", "--to", "viewer")).toMatchObject({
    ...{ code: 0, said: { user: { email: "bea@corp.example", status: "changed" } } },
  });
  expect((await json("rename", "bea@corp.example", "Bea B.")).said).toMatchObject({ user: { status: "changed" } });
  expect((await json("rename", "bea@corp.example", "Bea B.")).said).toMatchObject({ user: { status: "unchanged" } });
  expect((await run("rename", "bea@corp.example", "Bea")).stdout).toBe("bea@corp.example: renamed\n");
  expect((await run("rename", "bea@corp.example", "Bea")).stdout).toBe("bea@corp.example: unchanged\n");
  await run("rename", "bea@corp.example", "Bea B.");
  await run("workspaces", "add", "bea@corp.example", "--in", "Workspace 1", "--as", "Editor");
  expect((await json("show", "bea@corp.example")).said).toMatchObject({
    member: { fullName: "Bea B.", role: "ORGANIZATION_VIEWER" },
    memberships: [{ workspace: "Workspace 1", shownRole: "Editor" }],
  });
  expect((await run("show", "bea@corp.example")).stdout).toMatch(/in Workspace 1 +Editor/);
});

test("lists are filtered and sorted; all of them come line by line", async () => {
  const { said } = await json("list", "--role", "user", "--sort", "email", "--descending");
  expect((said.users as { email: string }[]).map(({ email }) => email)).toEqual([
    "cem@corp.example",
    "ben@corp.example",
  ]);
  const all = await run("list", "--all", "--json");
  expect(
    all.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).email),
  ).toHaveLength(4);
  expect((await run("list", "--sort", "luck")).code).toBe(2);
});

test("what is done to many, or takes somebody away, is asked about first; refusals are named", async () => {
  for (const args of [
    ["deactivate", "--matching", "--search", "corp"],
    ["remove", "bea@corp.example"],
  ]) {
    expect(await json(...args)).toMatchObject({ code: 1, said: { error: { code: "NOT_CONFIRMED" } } });
  }
  expect((await json("deactivate", "--yes")).said).toMatchObject({ error: { code: "USAGE" } });
  const done = await json("deactivate", "--matching", "--yes");
  expect(done).toMatchObject({ code: 1, said: { changed: 3, refused: 1, refusals: [{ code: "LAST_ADMIN" }] } });
  expect(
    await json("reactivate", "bea@corp.example", "ben@corp.example", "nobody@corp.example", "--yes"),
  ).toMatchObject({
    ...{
      code: 1,
      said: { changed: 2, refused: 1, refusals: [{ email: "nobody@corp.example", code: "MEMBER_NOT_FOUND" }] },
    },
  });
  expect(await json("remove", "bea@corp.example", "--yes")).toMatchObject({ code: 0 });
  expect(await json("remove", adminEmail, "--yes")).toMatchObject({ code: 1, said: { error: { code: "LAST_ADMIN" } } });
});

test("the search index is there from the bootstrap on, and can be made where it is not", async () => {
  const check = await gatehouse(["index", "--check", "--json"], { url: installation.db.url });
  expect(JSON.parse(check.stdout)).toMatchObject({ state: "ready" });
  await installation.db.run("drop index gatehouse_members_search_idx");
  expect((await gatehouse(["index"], { url: installation.db.url })).code).toBe(1);
  const made = await gatehouse(["index", "--yes", "--json"], { url: installation.db.url });
  expect([made.code, JSON.parse(made.stdout)]).toMatchObject([0, { state: "ready" }]);
});

test("a table of new names is tried, then made; whatever is refused is named by line", async () => {
  const file = newPath("csv");
  writeFileSync(file, "email,new name\nben@corp.example,Ben B.\nnobody@corp.example,No\n");
  const tried = await json("rename", "--csv", file, "--dry-run");
  expect(tried).toMatchObject({ code: 1, said: { counts: { change: 1, unchanged: 0, refused: 1 } } });
  expect((await run("rename", "--csv", file, "--dry-run")).stdout).toContain(
    "line 2: ben@corp.example: (none) → Ben B.",
  );
  expect((await run("rename", "--csv", file)).stderr).toContain("--yes");
  expect(await json("rename", "--csv", file, "--yes")).toMatchObject({
    ...{ code: 1, said: { changed: 1, refused: 1, refusals: [{ line: 3, email: "nobody@corp.example" }] } },
  });
  expect((await json("show", "ben@corp.example")).said).toMatchObject({ member: { fullName: "Ben B." } });
  expect((await run("rename", "ben@corp.example", "--csv", file)).code).toBe(2);
  expect((await run("rename", "ben@corp.example")).code).toBe(2);
});

test("emails are changed one, by a table, and by their domain", async () => {
  await invited(installation.database, "dan@corp.example");
  expect((await json("change-email", "dan@corp.example", "dan@old.example")).said).toMatchObject({
    ...{ user: { status: "changed" } },
  });
  const file = newPath("csv");
  writeFileSync(file, "dan@old.example;don@old.example\n");
  expect((await run("change-email", "--csv", file, "--yes")).stdout).toContain("1 changed, 0 unchanged, 0 refused.");
  const move = [
    "change-email",
    "--matching",
    "--search",
    "don@",
    "--from-domain",
    "old.example",
    "--to-domain",
    "new.example",
  ];
  expect((await json(...move, "--dry-run")).said).toMatchObject({ members: 1, domain: { moving: 1, taken: 0 } });
  expect(await json(...move, "--yes")).toMatchObject({ code: 0, said: { changed: 1 } });
  expect((await json("show", "don@new.example")).code).toBe(0);
  expect((await run("change-email", "don@new.example")).code).toBe(2);
  expect((await run("change-email", "don@new.example", "--from-domain", "new.example")).code).toBe(2);
});

test("who is made Organization Admin no more can be given a role in the workspaces with it", async () => {
  await json("set-role", "cem@corp.example", "--to", "admin");
  await json("set-role", "cem@corp.example", "--to", "user", "--in-workspaces", "Viewer");
  expect((await json("show", "cem@corp.example")).said).toMatchObject({
    ...{ member: { role: "ORGANIZATION_USER" }, memberships: [{ shownRole: "Viewer" }] },
  });
});

test("a name that is more than one line is refused, in an invitation and in a change", async () => {
  for (const [args, character] of [
    [["invite", "eve@corp.example", "--full-name", "Eve\nAdmin"], "U+000A (LINE FEED)"],
    [["rename", "ben@corp.example", "Ben\u001b[31m"], "U+001B (ESCAPE)"],
  ] as const)
    expect(await json(...args)).toMatchObject({
      code: 2,
      said: { error: { code: "USAGE", message: `The name holds a control character, ${character}.` } },
    });
});

test("an option that would be passed over is refused, so that nothing is done that was only to be tried or was not chosen", async () => {
  const { total } = (await json("list")).said;
  const file = newPath("csv");
  writeFileSync(file, "eve@corp.example\n");
  for (const args of [
    ["invite", "eve@corp.example", "--dry-run"],
    ["invite", "eve@corp.example", "--column", "email=1"],
    ["invite", "--csv", file, "--out", newPath("csv"), "--workspace", "Workspace 1=Editor"],
    ["invite", "--csv", file, "--out", newPath("csv"), "--full-name", "Eve"],
    ["deactivate", "ben@corp.example", "--role", "viewer"],
    ["set-role", "cem@corp.example", "ben@corp.example", "--to", "viewer", "--state", "disabled", "--yes"],
  ]) {
    expect(await json(...args)).toMatchObject({ code: 2, said: { error: { code: "USAGE" } } });
  }
  expect((await json("list")).said).toMatchObject({ total });
  expect((await json("show", "ben@corp.example")).said).toMatchObject({ member: { disabled: false } });
});

test("a bulk invite says why a row was refused, whether anybody was invited or not", async () => {
  const file = newPath("csv");
  writeFileSync(file, "email,workspace_name\nbad,\nfay@corp.example,\nflo@corp.example,Nowhere\n");
  const reasons = [
    "line 2: bad refused: This is not an email address.",
    'line 4: flo@corp.example refused: There is no workspace "Nowhere".',
  ];
  for (const summary of [
    "1 invited, 0 rows here already, 2 rows refused.",
    "0 invited, 1 row here already, 2 rows refused.",
  ]) {
    const { code, stdout } = await run("invite", "--csv", file, "--out", newPath("html"));
    expect([code, stdout.split("\n").slice(0, 3)]).toEqual([1, [...reasons, summary]]);
  }
  const { said } = await json("invite", "--csv", file, "--out", newPath("html"));
  expect(said).toMatchObject({
    file: null,
    refusals: [
      { line: 2, email: "bad" },
      { line: 4, email: "flo@corp.example" },
    ],
  });
});
