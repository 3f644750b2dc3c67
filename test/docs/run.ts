/** `npm run docs:check`: tries every command, option, path, variable and link in the documents. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { faultsOf, undocumented } from "./check.js";
import { readMarkdown } from "./markdown.js";
import { readRepository } from "./references.js";

const inFolder = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: "utf8" })
        .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
        .filter((file) => file.endsWith(".md"))
        .toSorted()
    : [];

const files = [...readdirSync(".").filter((file) => file.endsWith(".md")), ...inFolder("docs"), ...inFolder(".github")];

/** Releases that are out say what was true then: of the changelog only what is to come is tried. */
const textOf = (file: string): string => {
  const text = readFileSync(file, "utf8");
  return file === "CHANGELOG.md" ? (text.split(/^(?=## \[\d)/m)[0] ?? "") : text;
};

const documents = files.map((file) => readMarkdown(file, textOf(file)));
const faults = [
  ...faultsOf(documents, readRepository(".")),
  ...undocumented(textOf("docs/command-line.md")).map((fault) => `docs/command-line.md: ${fault}`),
];
for (const fault of faults) console.error(fault);
const tried = documents.reduce((sum, { codes, links }) => sum + codes.length + links.length, 0);
console.log(`${files.length} documents, ${tried} pieces of code and links, ${faults.length || "no"} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
