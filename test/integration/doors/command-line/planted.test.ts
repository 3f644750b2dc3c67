/** Secrets planted everywhere are in nothing that `gatehouse validate` says, prints or logs, in text, JSON or a difference. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { findPlanted, plant } from "../../../unit/config/planted.js";
import { newPath } from "../../world.js";
import { everythingSaid, gatehouse, prepareProgram } from "./program.js";

const { plantings, count } = plant();
beforeAll(prepareProgram);

describe("of the 200 and more planted secrets", () => {
  test("there are as many as said", () => {
    expect(count).toBeGreaterThanOrEqual(200);
  });

  test.each(plantings)("the command line says none: $what", async ({ documents }) => {
    const folder = newPath("d");
    mkdirSync(folder);
    const files = documents.map(({ file, text }) => {
      writeFileSync(join(folder, file), text);
      return join(folder, file);
    });
    const given = files.filter((file) => !file.endsWith("docker-compose.yaml")); // found beside the .env
    const ways = [["--json"], [], ["--fix"], ["--fix-all"], ["--fix-all", "--yes", "--json"]];
    for (const way of ways) {
      const run = await gatehouse(["validate", ...given, ...way]);
      expect([0, 1, 2], way.join(" ")).toContain(run.code);
      expect(run.stdout + run.stderr, way.join(" ")).not.toBe("");
      expect(findPlanted(run.stdout + run.stderr), way.join(" ")).toBeNull();
      if (run.code === 2 && way.length === 0) return; // unreadable in any way
    }
  });

  test("the log holds none", () => {
    expect(findPlanted(everythingSaid())).toBeNull();
  });
});
