/** Roles, workspaces, sessions, the policy and one's own password on the command line: exit codes and JSON shapes. */
import { writeFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { adminEmail, adminPassword, newPath, values, worldForAll } from "../../world.js";
import { everythingSaid, failureShape, gatehouse, prepareProgram, shaped } from "./program.js";

const capped = z.strictObject({ count: z.int(), more: z.boolean() });
const role = z.strictObject({
  ...{ id: z.uuid(), name: z.string(), shown: z.string(), description: z.string(), system: z.boolean() },
  ...{ scope: z.enum(["organization", "workspace"]), permissions: z.array(z.string()), version: z.int() },
  holders: capped,
});
const holder = z.strictObject({
  ...{ userId: z.uuid(), email: z.string(), fullName: z.string().nullable(), disabled: z.boolean(), role: z.string() },
  workspace: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
});
const holderPage = { holders: z.array(holder), nextCursor: z.string().nullable() };
const workspace = z.strictObject({
  ...{ id: z.uuid(), name: z.string(), archived: z.boolean(), createdAt: z.iso.datetime(), version: z.int() },
  members: capped,
});
const membersPage = z.strictObject({
  members: z.array(
    z.strictObject({
      ...{ userId: z.uuid(), email: z.string(), fullName: z.string().nullable(), disabled: z.boolean() },
      ...{ role: z.string(), implicit: z.boolean() },
    }),
  ),
  nextCursor: z.string().nullable(),
});
const sessionPage = z.strictObject({
  sessions: z.array(
    z.strictObject({
      ...{ id: z.uuid(), userId: z.uuid(), email: z.string(), fullName: z.string().nullable() },
      ...{ signedInAt: z.iso.datetime(), expiresAt: z.iso.datetime(), endedAt: z.iso.datetime().nullable() },
      ...{ endReason: z.string().nullable(), live: z.boolean(), own: z.boolean() },
    }),
  ),
  ...{ live: z.int(), lastSignInAt: z.iso.datetime().nullable(), nextCursor: z.string().nullable() },
});
const policyState = z.strictObject({
  policy: z.strictObject({ validHours: z.int().nullable(), mustChange: z.boolean() }),
  onInitialPassword: z.int(),
  expired: z.int(),
});
const ended = z.strictObject({ sessionsEnded: z.int() });
const done = z.strictObject({ done: z.literal(true) });

const world = worldForAll({ installed: "nothing" });
const config = newPath("yaml");
beforeAll(async () => {
  await prepareProgram();
  writeFileSync(config, values);
  expect((await run(["apply", "--config", config, "--yes"])).code).toBe(0);
});

const run = (args: readonly string[], input?: string) =>
  gatehouse([...args, "--json"], { url: world.db.url, ...(input === undefined ? {} : { input }) });
const answer = async <T>(shape: z.ZodType<T>, args: readonly string[], input?: string): Promise<T> => {
  const ran = await run(args, input);
  expect([args.join(" "), ran.code, ran.stdout.slice(0, ran.code === 0 ? 0 : 300)]).toEqual([args.join(" "), 0, ""]);
  return shaped(shape, ran);
};
const refusal = async (args: readonly string[], input?: string) => {
  const ran = await run(args, input);
  return [ran.code, shaped(failureShape, ran).error.code];
};

test("roles: made, copied, edited, given, found by permission, and deleted once nobody holds one", async () => {
  const one = z.strictObject({ role });
  expect((await answer(z.strictObject({ roles: z.array(role) }), ["roles", "list"])).roles).toHaveLength(7);
  const made = ["roles", "create", "Auditors", "--allow", "runs:read", "--allow", "runs:share"];
  expect((await answer(one, made)).role).toMatchObject({ name: "CUSTOM", version: 1 });
  expect(await refusal(made)).toEqual([1, "ROLE_NAME_TAKEN"]);
  await answer(one, ["roles", "copy", "auditors", "Inspectors"]);
  const edit = ["roles", "edit", "auditors", "--name", "Checkers", "--allow", "feedback:read", "--deny", "runs:share"];
  expect((await answer(one, edit)).role).toMatchObject({
    ...{ shown: "Checkers", version: 2, permissions: ["feedback:read", "runs:read"] },
  });
  await run(["users", "invite", "bob@corp.example", "--workspace", "Workspace 1=checkers"]);
  const who = await answer(z.strictObject(holderPage), ["roles", "who-has", "feedback:read", "--limit", "50"]);
  expect(who.holders.map(({ email, role: held }) => `${email} ${held}`).sort()).toEqual([
    `${adminEmail} Admin`,
    `${adminEmail} Organization Admin`,
    "bob@corp.example Checkers",
  ]);
  const shown = await answer(z.strictObject({ role, ...holderPage }), ["roles", "show", "Checkers"]);
  expect(shown.holders).toMatchObject([{ email: "bob@corp.example", workspace: { name: "Workspace 1" } }]);
  expect(await refusal(["roles", "delete", "Checkers", "--yes"])).toEqual([1, "ROLE_HELD"]);
  expect(await refusal(["roles", "delete", "Inspectors"])).toEqual([1, "NOT_CONFIRMED"]);
  await answer(done, ["roles", "delete", "Inspectors", "--yes"]);
  expect(await refusal(["roles", "show", "Inspectors"])).toEqual([1, "ROLE_NOT_FOUND"]);
  expect(await refusal(["roles", "create", "X", "--allow", "runs:conjure"])).toEqual([2, "PERMISSION_UNKNOWN"]);
  expect(await refusal(["roles", "edit", "Editor", "--allow", "runs:read"])).toEqual([1, "ROLE_IS_SYSTEM"]);
});

test("workspaces: made, renamed, archived and back, and who can see one", async () => {
  const one = z.strictObject({ workspace });
  const { id } = (await answer(one, ["workspaces", "create", "Lab"])).workspace;
  expect((await answer(one, ["workspaces", "rename", "Lab", "Annex"])).workspace).toMatchObject({ id, name: "Annex" });
  const members = await answer(membersPage, ["workspaces", "members", id]);
  expect(members.members).toMatchObject([{ email: adminEmail, implicit: true, role: "Admin" }]);
  expect(await refusal(["workspaces", "archive", "Annex"])).toEqual([1, "NOT_CONFIRMED"]);
  expect((await answer(one, ["workspaces", "archive", "Annex", "--yes"])).workspace.archived).toBe(true);
  const listed = z.strictObject({ workspaces: z.array(workspace) });
  expect((await answer(listed, ["workspaces", "list"])).workspaces).toHaveLength(1);
  expect((await answer(listed, ["workspaces", "list", "--archived"])).workspaces).toHaveLength(2);
  expect(await refusal(["workspaces", "archive", "Workspace 1", "--yes"])).toEqual([1, "LAST_WORKSPACE"]);
  expect((await answer(one, ["workspaces", "unarchive", "Annex"])).workspace.archived).toBe(false);
  expect(await refusal(["workspaces", "rename", "Nowhere", "X"])).toEqual([1, "WORKSPACE_NOT_FOUND"]);
});

test("sessions: listed, one ended, all of a member, everybody's", async () => {
  const signIn = () => run(["sign-in", adminEmail, "--config", config], adminPassword.reveal());
  const tokens = [];
  for (let time = 0; time < 3; time += 1) {
    tokens.push(shaped(z.looseObject({ accessToken: z.string() }), await signIn()).accessToken);
  }
  const page = await answer(sessionPage, ["sessions", "list", "--user", adminEmail, "--limit", "2"]);
  expect(page).toMatchObject({ live: 3, lastSignInAt: expect.any(String), nextCursor: expect.any(String) });
  const latest = page.sessions[0]?.id ?? "";
  expect(await answer(ended, ["sessions", "end", latest])).toEqual({ sessionsEnded: 1 });
  expect(await refusal(["sessions", "end", latest])).toEqual([1, "SESSION_NOT_FOUND"]);
  // Sessions of one second have no order among themselves: one of the three has ended, whichever was listed first.
  const checked = [];
  for (const token of tokens) checked.push((await run(["check-token", "--config", config], token)).code);
  expect(checked.toSorted()).toEqual([0, 0, 1]);
  expect(await refusal(["sessions", "end-all", "--user", adminEmail])).toEqual([1, "NOT_CONFIRMED"]);
  expect(await refusal(["sessions", "end-all", "--yes"])).toEqual([2, "USAGE"]);
  expect(await answer(ended, ["sessions", "end-all", "--user", adminEmail, "--yes"])).toEqual({ sessionsEnded: 2 });
  await signIn();
  expect(await answer(ended, ["sessions", "end-all", "--everybody", "--yes"])).toEqual({ sessionsEnded: 1 });
  expect((await answer(sessionPage, ["sessions", "list", "--ended"])).sessions).toHaveLength(4);
});

test("the policy is set, says whom it is about, and a script gets no token for what must be changed first", async () => {
  expect((await answer(policyState, ["policy", "show"])).policy).toEqual({ validHours: null, mustChange: false });
  expect((await answer(policyState, ["policy", "set", "--valid", "7d"])).policy.validHours).toBe(168);
  const both = await answer(policyState, ["policy", "set", "--must-change", "yes"]);
  expect(both.policy).toEqual({ validHours: 168, mustChange: true });
  expect(await refusal(["policy", "set", "--valid", "soon"])).toEqual([2, "USAGE"]);
  const invited = await run(["users", "invite", "dana@corp.example"]);
  const [dana] = z
    .object({ users: z.array(z.object({ initialPassword: z.string() })) })
    .parse(JSON.parse(invited.stdout)).users;
  const initial = dana?.initialPassword ?? "";
  const holders = await run(["policy", "holders"]);
  expect(holders.stdout).toContain("dana@corp.example");
  const signIn = ["sign-in", "dana@corp.example", "--config", config];
  expect(await refusal(signIn, initial)).toEqual([1, "PASSWORD_CHANGE_REQUIRED"]);

  const change = ["users", "change-password", "dana@corp.example"];
  expect(await refusal(change, initial)).toEqual([2, "USAGE"]);
  expect(await refusal(change, "wrong\nPlanted-Own-Pass-1")).toEqual([1, "SIGN_IN_FAILED"]);
  expect(await refusal(change, `${initial}\nplanted-poor`)).toEqual([1, "PASSWORD_REFUSED"]);
  const changed = z.strictObject({ email: z.string(), sessionsEnded: z.int() });
  expect(await answer(changed, change, `${initial}\nPlanted-Own-Pass-1\n`)).toEqual({
    ...{ email: "dana@corp.example", sessionsEnded: 0 },
  });
  expect((await run(signIn, "Planted-Own-Pass-1")).code).toBe(0);
  expect((await answer(policyState, ["policy", "set", "--valid", "forever", "--must-change", "no"])).policy).toEqual({
    ...{ validHours: null, mustChange: false },
  });
  for (const secret of ["Planted-Own", "planted-poor"]) expect(everythingSaid()).not.toContain(secret);
});

test("for people the lists are tables", async () => {
  for (const [args, words] of [
    [["roles", "list"], "HELD BY"],
    [["roles", "list", "--permissions"], "PERMISSION"],
    [["workspaces", "list"], "Workspace 1"],
    [["workspaces", "members", "Workspace 1"], adminEmail],
    [["sessions", "list", "--ended"], adminEmail],
    [["policy", "show"], "stays valid"],
    [["policy", "holders"], "SINCE"],
  ] as const) {
    const ran = await gatehouse(args, { url: world.db.url });
    expect([args.join(" "), ran.code, ran.stdout.includes(words)]).toEqual([args.join(" "), 0, true]);
  }
});
