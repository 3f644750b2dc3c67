/** What a configuration's file is, is decided once for the window and the console. */
import { describe, expect, it } from "vitest";
import { formatOf, nameOf, syntaxOf } from "../../../shared/configuration-format.js";

const assignments = "# Written by hand.\n\nAUTH_TYPE=basic\n";
const mapping = "config:\n  authType: basic\n";

describe("a file's name decides, whatever its text", () => {
  it.each([
    ["values.yaml", "helm", "yaml"],
    ["values-prod.yml", "helm", "yaml"],
    ["values.json", "helm", "yaml"],
    ["values.env.yaml", "helm", "yaml"],
    ["/srv/smith/compose.yaml", "compose", "yaml"],
    ["compose.override.yml", "compose", "yaml"],
    ["docker-compose.yaml", "compose", "yaml"],
    ["C:\\smith\\docker-compose.prod.yml", "compose", "yaml"],
    [".env", "compose", "env"],
    ["/srv/smith/prod.env", "compose", "env"],
    ["env.example", "compose", "env"],
    ["my-compose.yaml", "helm", "yaml"],
  ])("%s belongs to %s and is written in %s", (file, format, syntax) => {
    for (const text of ["", assignments, mapping])
      expect([formatOf(file, text), syntaxOf(file, text)]).toEqual([format, syntax]);
  });
});

describe("where the name says nothing, the first line does", () => {
  it.each([
    ["an assignment", assignments, "compose", "env"],
    ["an exported assignment", "  export AUTH_TYPE = basic\r\n", "compose", "env"],
    ["a mapping", mapping, "helm", "yaml"],
    ["an assignment behind a mapping", `${mapping}${assignments}`, "helm", "yaml"],
    ["nothing", "", "helm", "yaml"],
    ["only comments", "# AUTH_TYPE=basic\n\n#", "helm", "yaml"],
  ])("%s", (_what, text, format, syntax) => {
    expect([formatOf("settings", text), syntaxOf("settings", text)]).toEqual([format, syntax]);
  });

  it("and of a million lines only the first ones are read", () => {
    const text = assignments + "NAME=value\n".repeat(1_000_000);
    const start = performance.now();
    for (let round = 0; round < 500; round += 1) formatOf("settings", text);
    expect(performance.now() - start).toBeLessThan(1000); // all the lines of each round would take minutes
  });
});

it.each([
  ["/srv/smith/values.yaml", "values.yaml"],
  ["C:\\smith\\.env", ".env"],
  ["values.yaml", "values.yaml"],
])("the name of %s is %s", (file, name) => {
  expect(nameOf(file)).toBe(name);
});
