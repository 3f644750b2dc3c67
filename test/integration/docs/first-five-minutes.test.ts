/** The README's first five minutes, typed line by line on an empty database: what is printed is what the README shows. */
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readMarkdown } from "../../docs/markdown.js";
import { splitCommands } from "../../docs/shell.js";
import { repository } from "../../environment/command.js";
import { prepareProgram } from "../doors/command-line/program.js";
import { worldForAll } from "../world.js";

/** A command, and the lines that it prints. */
interface Typed {
  readonly line: string;
  readonly shows: readonly string[];
}

/** Of a `console` block: `$ ` begins a command, and a line `…` stands for any that are left out. */
function typedIn(block: string): readonly Typed[] {
  return block.split(/^\$ /m).flatMap((entry) => {
    const [line = "", ...shows] = entry.trimEnd().split("\n");
    return line === "" ? [] : [{ line, shows }];
  });
}

const folder = mkdtempSync(join(tmpdir(), "gatehouse-readme-"));
const world = worldForAll({ installed: "nothing" });
beforeAll(async () => {
  await prepareProgram();
  writeFileSync(join(folder, "license.txt"), "lic_3f0b9c1de7a94c5d\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Both outputs as a terminal shows them, one after the other. */
function run(words: readonly string[]): string {
  const file = join(folder, "output");
  const output = openSync(file, "w");
  spawnSync(process.execPath, [join(repository, "bin/gatehouse.js"), ...words], {
    cwd: folder,
    env: {
      ...process.env,
      ...{ GATEHOUSE_CONFIG: undefined, GATEHOUSE_SCHEMA: undefined },
      ...{ GATEHOUSE_DATABASE_URL: world.db.url, GATEHOUSE_DATA_DIR: join(folder, "data") },
    },
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  return readFileSync(file, "utf8").trimEnd();
}

/** Generated passwords are new each time. */
const masked = (text: string): string => text.replaceAll(/\b\w{6}(?:-\w{6}){3}\b/g, "••••");

const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

test("what the README shows is what is printed", () => {
  const { codes } = readMarkdown("README.md", readFileSync(join(repository, "README.md"), "utf8"));
  const typed = codes.filter(({ language }) => language === "console").flatMap(({ text }) => typedIn(text));
  const commands = typed.filter(({ line }) => line.startsWith("gatehouse "));
  expect(commands.length).toBeGreaterThan(4);
  for (const { line, shows } of commands) {
    const [[, ...words] = []] = splitCommands(line);
    const pattern = shows.map((shown) => (shown === "…" ? "[^]*?" : literally(masked(shown)))).join("\n");
    expect(masked(run(words)), line).toMatch(new RegExp(`^${pattern}$`));
  }
}, 120_000);
