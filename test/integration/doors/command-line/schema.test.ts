/** gatehouse schema: what it prints and writes, and which versions it refuses. */
import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { newPath } from "../../world.js";
import { failureShape, gatehouse, prepareProgram, shaped } from "./program.js";

const schema = z.looseObject({
  $schema: z.string(),
  title: z.string(),
  properties: z.looseObject({ config: z.unknown() }),
});

beforeAll(prepareProgram);

test("it prints the schema, with --json or without", async () => {
  const runs = [await gatehouse(["schema"]), await gatehouse(["schema", "--json"])];
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  expect(runs[0]?.stdout).toBe(runs[1]?.stdout);
  expect(shaped(schema, await gatehouse(["schema", "--chart-version", "0.16.11"])).title).toContain("0.16.11");
});

test("--out writes it to a new file", async () => {
  const file = newPath("json");
  expect(shaped(z.strictObject({ file: z.string() }), await gatehouse(["schema", "--out", file, "--json"]))).toEqual({
    file,
  });
  schema.parse(JSON.parse(readFileSync(file, "utf8")));
  const again = await gatehouse(["schema", "--out", file, "--json"]);
  expect([again.code, shaped(failureShape, again).error.code]).toEqual([2, "FILE_EXISTS"]);
});

test.each(["0.18.0", "0.5", "newest"])("version %s is refused, and the known ones are named", async (version) => {
  const run = await gatehouse(["schema", "--chart-version", version, "--json"]);
  expect([run.code, shaped(failureShape, run).error.code]).toEqual([2, "USAGE"]);
});
