/** The page of rules says what the table and the examples say. */
import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { rulesPage, rulesPagePath } from "./page.js";

it("docs/rules.md is what npm run rules writes", async () => {
  expect(await readFile(new URL(`../../../../${rulesPagePath}`, import.meta.url), "utf8")).toBe(rulesPage());
});
