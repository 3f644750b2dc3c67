/** A new file that is written in one step: whole, for its owner only, and never over another. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { writeWholeFile } from "../../../electron/files/secret-file.js";

const folder = mkdtempSync(join(tmpdir(), "gatehouse-secret-file-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("is there with its text and nothing beside it", async () => {
  const file = join(folder, "plan.json");
  await writeWholeFile(file, "text");
  expect([readFileSync(file, "utf8"), readdirSync(folder)]).toEqual(["text", ["plan.json"]]);
  if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o600);
});

it("replaces nothing, and of two that are written at once one is refused", async () => {
  const file = join(folder, "there.json");
  writeFileSync(file, "before");
  await expect(writeWholeFile(file, "after")).rejects.toMatchObject({ code: "FILE_EXISTS" });
  expect(readFileSync(file, "utf8")).toBe("before");
  const raced = join(folder, "raced.json");
  const ends = await Promise.allSettled([writeWholeFile(raced, "one"), writeWholeFile(raced, "two")]);
  expect(ends.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(readdirSync(folder).toSorted()).toEqual(["plan.json", "raced.json", "there.json"]);
});

it("is refused by its own name where its folder is not there", async () => {
  const file = join(folder, "nowhere", "plan.json");
  const refused = { code: "FILE_NOT_WRITABLE", message: `${file} could not be made.` };
  await expect(writeWholeFile(file, "text")).rejects.toMatchObject(refused);
});
