/** What a fix costs: each text is composed once, and the file is opened once to read it and once to save it. */
import fsPromises, { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterEach, beforeEach, expect, it, type MockInstance, vi } from "vitest";
import { Composer } from "yaml";
import { fixDocuments } from "../../../../electron/config/fixes/apply.js";
import { addValidate } from "../../../../electron/doors/command-line/commands/validate.js";

const nineLines = `config:
  authType: oauth
  apiKeySalt: CHANGE_ME
  langsmithLicenseKey: lic_3f0b9c1de7
  initialOrgAdminEmail: ada@harbour.example
  basicAuth:
    enabled: "true"
    initialOrgAdminPassword: your-password
    jwtSecret: short
`;

/** How often texts of a file were composed; what the chart would print is also tried as YAML, in a few short lines. */
const composed = (compose: MockInstance<Composer["compose"]>): number =>
  compose.mock.calls.filter(([, , length = 0]) => length > 200).length;

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gatehouse-fix-"));
  vi.stubEnv("GATEHOUSE_DATA_DIR", folder);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  syncBuiltinESMExports();
  process.exitCode = undefined;
  await rm(folder, { recursive: true });
});

it("composes a text once for each round that changes it, and a layer that stays as it is once", () => {
  const compose = vi.spyOn(Composer.prototype, "compose");
  const documents = [
    { file: "1.yaml", text: `# ${"long ".repeat(50)}\nconfig: {hostname: smith.harbour.io}\n` },
    { file: "2.yaml", text: nineLines },
  ];
  expect(fixDocuments(documents, "all")[1]?.text).toContain("authType: mixed");
  expect(composed(compose)).toBe(3);
});

it("needs nothing but the text before and after for validate --fix-all, and opens the file to read and to save", async () => {
  const file = join(folder, "values.yaml");
  await writeFile(file, nineLines);
  const compose = vi.spyOn(Composer.prototype, "compose");
  const open = vi.spyOn(fsPromises, "open");
  syncBuiltinESMExports();
  const print = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const program = new Command();
  addValidate(program);
  await program.parseAsync(["node", "gatehouse", "validate", "--fix-all", "--yes", file]);
  const printed = print.mock.calls.join("");
  print.mockRestore();
  expect(printed).toContain("9 findings fixed.");
  expect(await readFile(file, "utf8")).toContain("authType: mixed");
  expect(open.mock.calls.filter(([path]) => path === file)).toHaveLength(2);
  expect(composed(compose)).toBe(2);
});
