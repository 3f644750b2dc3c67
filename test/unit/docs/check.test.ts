/** Documents are tried against the real program and this repository: what is wrong in them is found, and its line said. */
import { expect, it } from "vitest";
import { faultsOf, undocumented } from "../../docs/check.js";
import { readMarkdown } from "../../docs/markdown.js";
import { readRepository } from "../../docs/references.js";

const repository = readRepository(".");
const faults = (...lines: readonly string[]): readonly string[] =>
  faultsOf([readMarkdown("docs/page.md", lines.join("\n"))], repository);
const fence = (language: string, ...lines: readonly string[]): readonly string[] =>
  faults("# Page", "", `\`\`\`${language}`, ...lines, "```");

it.each([
  ["an unknown command", "gatehouse invite ada@example.com", /unknown command 'invite'/],
  ["an unknown command of a group", "gatehouse users expel ada@example.com", /unknown command 'expel'/],
  ["an unknown option", "gatehouse plan --config values.yaml --dry-run", /unknown option '--dry-run'/],
  ["an option without its value", "gatehouse restore before.json --schema", /--schema <name>' argument missing/],
  ["a missing argument", "gatehouse restore", /missing required argument 'file'/],
  ["an argument too many", "gatehouse restore before.json after.json", /too many arguments/],
  ["a value that is no choice", "gatehouse audit export --format xml", /Allowed choices are jsonl, csv, ocsf/],
  ["a value that the option refuses", "gatehouse policy set --valid soon", /Give hours or days/],
  ["a group without a command", "gatehouse users", /which command of the group is meant/],
  ["a wrong option behind a pipe", "gatehouse audit list | gatehouse audit verify --all", /unknown option '--all'/],
  ["a script that is not there", "npm run tests", /package.json has no such script/],
  ["a wrong option behind a script", "npm run demo -- --chekc", /unknown option '--chekc'/],
  ["a program that no package brings", "npx eslint .", /no package brings that program/],
  ["a path that is not there", "npx vitest run test/unit/nowhere", /test\/unit\/nowhere does not exist/],
])("%s in a fenced block is found", (_, line, message) => {
  expect(fence("sh", line)).toEqual([expect.stringMatching(message)]);
});

it.each([
  ["`gatehouse users list --sorted`", /unknown option '--sorted'/],
  ["`users list --sorted`", /unknown option '--sorted'/],
  ["`--colour`", /--colour is no option of any command/],
  ["`--yes NAME`", /--yes takes no value/],
  ["`--state active|asleep`", /--state takes active, disabled, not asleep/],
  ["`npm run lnt`", /package.json has no such script/],
  ["`electron/nowhere.ts`", /electron\/nowhere.ts does not exist/],
  ["`GATEHOUSE_DATABASE`", /GATEHOUSE_DATABASE is read nowhere/],
  ["[here](nowhere.md)", /there is no docs\/nowhere.md/],
  ["[here](#nowhere)", /docs\/page.md has no heading for #nowhere/],
  ["![A picture](screenshots/nowhere.png)", /there is no docs\/screenshots\/nowhere.png/],
])("%s in a sentence is found, with its line", (text, message) => {
  expect(faults("# Page", "", "A sentence,", `and ${text} in it.`)).toEqual([expect.stringMatching(message)]);
  expect(faults("# Page", "", "A sentence,", `and ${text} in it.`)[0]).toMatch(/^docs\/page.md:4 /);
});

it("an option in a table is held against the command of its row, else of its heading", () => {
  const table = ["| option | meaning |", "|---|---|"];
  expect(faults("## plan", "", ...table, "| `--release VERSION` | fine |", "| `--backup FILE` | not here |")).toEqual([
    "docs/page.md:6 --backup is no option of plan",
  ]);
  expect(faults("## All", "", ...table, "| `apply` | `--backup FILE` |", "| `plan` | `--backup FILE` |")).toEqual([
    "docs/page.md:6 --backup is no option of plan",
  ]);
});

it.each([
  ["placeholders", "gatehouse users invite EMAIL… --workspace NAME=ROLE --out FILE"],
  ["a placeholder for a value that is checked", "gatehouse users list --limit N --cursor CURSOR"],
  ["redirections, comments and variables", "GATEHOUSE_SCHEMA=x gatehouse check-token < token 2> log # says whose"],
  ["quoted words", 'gatehouse users invite a@example.com --workspace "Workspace 1=Editor"'],
  ["help", "gatehouse users invite --help"],
  ["npm's own commands", "npm ci && npm test -- unit"],
  ["the command line as a script", "npm run --silent gatehouse -- plan --config values.yaml"],
  ["other programs", "ssh -L 8765:127.0.0.1:8765 server"],
])("%s are no fault", (_, line) => {
  expect(fence("sh", line)).toEqual([]);
});

it("a sentence may name a command without its arguments, and a file by a pattern", () => {
  expect(
    faults("`gatehouse users`, `gatehouse restore`, `gatehouse COMMAND --help`, `--workspace NAME=ROLE`…"),
  ).toEqual([]);
  expect(faults("`electron/database/schema/migrations/NNNN-name.ts` and `test/unit/docs/*`")).toEqual([]);
});

it("what a console prints is no command", () => {
  expect(fence("console", "$ gatehouse demo --check", "gatehouse nonsense --check")).toEqual([]);
  expect(fence("console", "$ gatehouse demo --chek")).toHaveLength(1);
});

it("a command or option that the page of the command line passes over is named", () => {
  expect(undocumented("users list")).toContain("users show is not described");
  expect(undocumented("users list --searching")).toContain("users list --search is not described");
});
