/** The command line on an installation this console did not make: the same lists, said to be read-only, and no change. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import {
  foreignMember,
  foreignMemberPage,
  foreignRole,
  foreignWorkspace,
} from "../../../../shared/contract/foreign.js";
import { makeForeign } from "../../foreign/schemas.js";
import { dump, worldForAll } from "../../world.js";
import { failureShape, gatehouse, prepareProgram, shaped } from "./program.js";

const world = worldForAll({ installed: "nothing" });
let before: Awaited<ReturnType<typeof dump>>;
beforeAll(async () => {
  await prepareProgram();
  await makeForeign(world.db, "full");
  before = await dump(world.db, { versions: true });
});
afterAll(async () => expect(await dump(world.db, { versions: true })).toEqual(before));

const run = (...args: string[]) => gatehouse(args, { url: world.db.url });
const note = /Gatehouse did not make this installation: it is looked at and never written to\./;

test("users list gives pages by email, and says what cannot be known", async () => {
  const first = await run("users", "list", "--limit", "2", "--json");
  expect(first).toMatchObject({ code: 0, stderr: expect.stringMatching(note) });
  expect(first.stderr).toContain("Not known here: the last sign-in.");
  const page = shaped(foreignMemberPage, first);
  expect(page).toMatchObject({ readOnly: true, total: 3, unknown: ["lastSignInAt"] });
  const second = await run("users", "list", "--json", "--cursor", page.nextCursor ?? "");
  expect(shaped(foreignMemberPage, second).users.map(({ email }) => email)).toEqual(["lin@harbour.example"]);
  const text = await run("users", "list", "--search", "okafor");
  expect(text.stdout.split("\n")[1]).toMatch(/^Ada@harbour\.example +Ada Okafor +Organization Admin +active +20/);
  expect(text.stderr).toContain("1 of 1 member.");
});

test("users list --all gives a line for everybody, and notes only on stderr", async () => {
  const all = await run("users", "list", "--all", "--json");
  const lines = all.stdout
    .trimEnd()
    .split("\n")
    .map((line) => foreignMember.parse(JSON.parse(line)).email);
  expect(lines).toEqual(["Ada@harbour.example", "grace@harbour.example", "lin@harbour.example"]);
  expect(all.stderr.match(/never written to/g)).toHaveLength(1);
});

test("a filter that its columns cannot answer is refused and not passed over", async () => {
  for (const option of [
    ["--state", "disabled"],
    ["--role", "admin"],
    ["--never-signed-in"],
    ["--sort", "name"],
    ["--descending"],
  ]) {
    const refused = await run("users", "list", "--json", ...option);
    expect(refused.code).toBe(2);
    expect(shaped(failureShape, refused).error).toMatchObject({
      code: "USAGE",
      message: expect.stringContaining(option[0] ?? ""),
    });
  }
});

test("workspaces and roles are listed whole, archived workspaces where they are asked for", async () => {
  const about = { readOnly: z.literal(true), unknown: z.array(z.string()) };
  const workspaces = z.strictObject({ workspaces: z.array(foreignWorkspace), ...about });
  const names = async (...more: string[]) =>
    shaped(workspaces, await run("workspaces", "list", "--json", ...more)).workspaces.map(({ name }) => name);
  expect(await names()).toEqual(["Research"]);
  expect(await names("--archived")).toEqual(["archive of 2019", "Research"]);
  const roles = await run("roles", "list", "--json");
  expect(shaped(z.strictObject({ roles: z.array(foreignRole), ...about }), roles).roles).toHaveLength(3);
  expect((await run("roles", "list", "--permissions")).stdout).toMatch(
    /Auditors +workspace +custom +Reads +runs:read datasets:read/,
  );
});

test.each([
  ["users", "invite", "new@harbour.example"],
  ["users", "set-role", "grace@harbour.example", "--to", "admin"],
  ["users", "remove", "grace@harbour.example", "--yes"],
  ["workspaces", "create", "Harbour"],
  ["roles", "create", "Night shift", "--allow", "runs:read"],
  ["recover-admin", "Ada@harbour.example"],
  ["index", "--yes"],
])("%s %s is refused with a remedy", async (...args) => {
  const refused = await run(...args, "--json");
  expect(refused.code).toBe(1);
  const { error } = shaped(failureShape, refused);
  expect(error).toMatchObject({
    code: "INSTALLATION_READ_ONLY",
    remedy: expect.stringContaining("gatehouse users list"),
  });
});
