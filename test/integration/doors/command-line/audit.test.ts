/** gatehouse audit, as people run it. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { auditPage, auditVerdict } from "../../../../shared/contract/audit.js";
import { invited } from "../../members/people.js";
import { newPath, worldForAll } from "../../world.js";
import { failureShape, gatehouse, prepareProgram, shaped } from "./program.js";

const installation = worldForAll();
beforeAll(async () => {
  await prepareProgram();
  await invited(installation.database, "eve@corp.example");
});

const audit = (...args: readonly string[]) => gatehouse(["audit", ...args], { url: installation.db.url });

describe("audit list", () => {
  test("prints a table for people, and JSON of the contract's shape", async () => {
    const people = await audit("list");
    expect(people.code).toBe(0);
    expect(people.stdout.split("\n")[0]).toMatch(/^TIME +OPERATION +RESULT +BY +ON$/);
    expect(people.stdout).toMatch(/add_basic_auth_users_to_org +ok +tester \(.+@.+\) +eve@corp\.example/);
    expect(people.stderr).toContain("2 of 2 rows.");
    const page = shaped(
      z.strictObject(auditPage.shape),
      await audit("list", "--json", "--subject", "eve@corp.example"),
    );
    expect(page.entries.map(({ operation }) => operation)).toEqual(["add_basic_auth_users_to_org"]);
  });

  test("goes on with the cursor it printed", async () => {
    const first = shaped(auditPage, await audit("list", "--json", "--limit", "1"));
    const second = shaped(auditPage, await audit("list", "--json", "--limit", "1", "--cursor", first.nextCursor ?? ""));
    expect(second.entries[0]?.operation).toBe("bootstrap_installation");
    expect(second.nextCursor).toBeNull();
  });

  test("no row of an operation that nobody knows is said to be no such operation", async () => {
    const mistyped = await audit("list", "--json", "--operation", "logn");
    expect(mistyped).toMatchObject({ code: 0, stderr: expect.stringMatching(/no operation "logn".* login,/) });
    expect(shaped(auditPage, mistyped).entries).toEqual([]);
    const never = await audit("list", "--operation", "end_session");
    expect(never.stderr).not.toContain("no operation");
  });

  test.each([
    ["--from", "yesterday"],
    ["--failed", "--succeeded"],
    ["--cursor", "x"],
  ])("%s %s is a usage error", async (...args) => {
    const run = await audit("list", "--json", ...args);
    expect(run.code).toBe(2);
    expect(shaped(failureShape, run).error.code).toBe("USAGE");
  });
});

describe("audit export", () => {
  test("writes to standard output, or to a new file for this user only that is never overwritten", async () => {
    const lines = (await audit("export")).stdout.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).operation)).toEqual([
      "bootstrap_installation",
      "add_basic_auth_users_to_org",
    ]);
    const file = newPath("csv");
    const run = await audit("export", "--format", "csv", "--out", file, "--json");
    expect(shaped(z.strictObject({ file: z.string(), rows: z.number() }), run)).toEqual({ file, rows: 2 });
    expect(readFileSync(file, "utf8").split("\r\n")).toHaveLength(4);
    if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o600);
    const again = await audit("export", "--out", file, "--json");
    expect([again.code, shaped(failureShape, again).error.code]).toEqual([2, "FILE_EXISTS"]);
  });

  test("leaves no file where it fails", async () => {
    const file = newPath("csv");
    const run = await gatehouse(["audit", "export", "--schema", "nowhere", "--out", file], {
      url: installation.db.url,
    });
    expect(run.code).toBe(1);
    expect(existsSync(file)).toBe(false);
  });
});

test("audit verify ends with 1 where a row was altered, and checks the anchor it printed", async () => {
  const verdict = shaped(z.strictObject(auditVerdict.shape), await audit("verify", "--json"));
  expect(verdict).toMatchObject({ intact: true, checked: 2 });
  const anchor = `${verdict.head.sequence}:${verdict.head.hash}`;
  const holds = await audit("verify", "--anchor", anchor);
  expect([holds.code, holds.stdout]).toEqual([0, expect.stringContaining("The anchor is in the chain.")]);
  expect((await audit("verify", "--anchor", `2:${"0".repeat(64)}`)).code).toBe(1);
  expect((await audit("verify", "--anchor", "2")).code).toBe(2);
  await installation.db.run(
    "alter table audit_logs disable trigger audit_logs_append_only; delete from audit_logs where operation_name like 'add%'; alter table audit_logs enable always trigger audit_logs_append_only",
  );
  const broken = await audit("verify");
  expect(broken.code).toBe(1);
  expect(broken.stdout).toMatch(/^NOT INTACT: 1 faults in 2 links\n {2}2: the row [0-9a-f-]{36} was deleted\n/);
});
