/** gatehouse validate --report: what is printed or written, the exit codes, and options that do not go together. */
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { findFreePort } from "../../../postgres/pooler.js";
import { faultsOfSarif } from "../../../unit/doors/command-line/reports/sarif-schema.js";
import { newPath, values } from "../../world.js";
import { failureShape, gatehouse, prepareProgram, shaped } from "./program.js";

const write = (text: string): string => {
  const path = newPath("yaml");
  writeFileSync(path, text);
  return path;
};
const good = write(values);
const bad = write(values.replace("mixed", "planted-mode"));
const broken = write(`config:\n  jwtSecret: "planted\n`);

beforeAll(prepareProgram);

const forms = ["sarif", "junit", "github", "json"] as const;

test.each(forms)("--report %s has the exit codes of validate, and no secret", async (form) => {
  const runs = [
    [good, 0],
    [bad, 1],
    [broken, 2],
    [newPath("yaml"), 2],
  ] as const;
  for (const [file, code] of runs) {
    const run = await gatehouse(["validate", file, "--report", form]);
    expect([run.code, run.stdout === "" && form !== "github"]).toEqual([code, false]);
    expect(run.stdout + run.stderr).not.toContain("planted");
    if (form === "sarif") expect(faultsOfSarif(run.stdout)).toEqual([]);
  }
});

test("a file that cannot be read is a finding at its line", async () => {
  const { stdout } = await gatehouse(["validate", broken, "--report", "github"]);
  expect(stdout).toMatch(/^::error file=[^,]+,line=3,col=\d+,title=unreadable::/);
  const run = await gatehouse(["validate", broken, "--report", "json"]);
  expect(shaped(failureShape, run).error.code).toBe("CONFIGURATION_UNREADABLE");
});

test("standard input is one file among the others", async () => {
  const { stdout } = await gatehouse(["validate", good, "-", "--report", "junit"], {
    input: "config:\n  authType: saml\n",
  });
  expect(stdout.match(/<testsuite name="[^"]*"/g)).toHaveLength(2);
  expect(stdout).toContain('<testsuite name="standard input"');
});

test("a database that cannot be reached is said beside the findings", async () => {
  const dead = `postgres://user:planted@127.0.0.1:${await findFreePort()}/x`;
  const run = await gatehouse(["validate", bad, "--against-database", "--report", "sarif"], { url: dead });
  expect([run.code, faultsOfSarif(run.stdout)]).toEqual([1, []]);
  expect(run.stdout).toContain("No server accepts connections");
  expect(run.stdout).toContain('"ruleId": "chart-auth-type"');
  expect(run.stdout).not.toContain("planted");
});

test("--out writes a new file for its owner, says so, and never overwrites", async () => {
  const out = newPath("sarif");
  const args = ["validate", bad, "--report", "sarif", "--out", out, "--json"];
  const run = await gatehouse(args);
  const shape = z.strictObject({ file: z.string(), report: z.string(), verdict: z.string(), findings: z.int() });
  expect([run.code, shaped(shape, run)]).toEqual([1, { file: out, report: "sarif", verdict: "invalid", findings: 2 }]);
  expect([faultsOfSarif(readFileSync(out, "utf8")), statSync(out).mode & 0o777]).toEqual([[], 0o600]);
  const again = await gatehouse(args);
  expect([again.code, shaped(failureShape, again).error.code]).toEqual([2, "FILE_EXISTS"]);
});

test.each([
  [["--out", "x"]],
  [["--report", "sarif", "--fix"]],
  [["--report", "sarif", "--json"]],
  [["--report", "xml"]],
])("%j is refused", async (options) => {
  const run = await gatehouse(["validate", good, ...options]);
  expect([run.code, run.stdout === "" || run.stdout.includes("USAGE")]).toEqual([2, true]);
});
