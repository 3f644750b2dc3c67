/** The hook that pre-commit finds here: its fields are pre-commit's, and what it runs is a command of this program. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { makeProgram } from "../../../electron/doors/command-line/commands/program.js";

/** The fields of a hook that are used here (https://pre-commit.com/#new-hooks); pre-commit warns of any it does not know. */
const hook = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  name: z.string(),
  description: z.string(),
  entry: z.string(),
  language: z.literal("system"),
  files: z.string(),
  require_serial: z.literal(true),
});
const [only, ...others] = z.array(hook).parse(parse(readFileSync(".pre-commit-hooks.yaml", "utf8")));

it("there is one hook, and it runs a command that takes files", () => {
  expect([only?.id, others]).toEqual(["gatehouse-validate", []]);
  const [program, name] = only?.entry.split(" ") ?? [];
  expect(program).toBe("gatehouse");
  const command = makeProgram().commands.find((known) => known.name() === name);
  expect(command?.registeredArguments[0]?.variadic).toBe(true);
});

it.each([
  ["values.yaml", true],
  ["charts/smith/values.yml", true],
  ["values-production.yaml", false],
  ["my-values.yaml", false],
  ["values.yaml.orig", false],
])("it looks at %s: %s", (file, looked) => {
  expect(new RegExp(only?.files ?? "").test(file)).toBe(looked);
});
