/** The page of all rules, docs/rules.md: the table of rules in words, with the examples the tests run. */
import type { Rule } from "../../../../electron/config/rules/rule.js";
import { type RuleGroup, ruleGroups } from "../../../../electron/config/rules/table.js";
import { databaseRules } from "../../../../electron/installation/comparison/table.js";
import { goodEnv, goodValues } from "../read.js";
import type { Example } from "./examples/example.js";
import { examples } from "./examples/table.js";
import { understand } from "./examples/understand.js";

/** Where the page stands, from the repository's root. */
export const rulesPagePath = "docs/rules.md";

/** Markdown. Written by `npm run rules`; a test says when the file is out of date. */
export const rulesPage = (): string =>
  `${[introduction(), ...ruleGroups.map(section), databaseSection()].join("\n\n")}\n`;

const introduction =
  (): string => `<!-- Written by \`npm run rules\` from electron/config/rules/ and the tests' examples. Do not edit. -->

# The rules of \`gatehouse validate\`

Every finding names its rule. **error**: the installation will refuse it, break, or be open. **warning**: it will hurt
later. **info**: worth knowing. The source is *doc* (the product's documents), *chart* (what the public Helm chart checks
or does) or *console* (known mistakes that nothing else checks). A *chart* error means that the chart refuses the
values.

Each rule has an example that breaks it and one close by that does not, both of which the tests run: the second layer
over these values, or the lines after this \`.env\`; a compose file stands beside that \`.env\` with \`TTL_ENABLED=false\` added,
and a Secret manifest beside values whose \`config.existingSecretName\` is \`login\`. All secrets on this page are made up.

${fenced("yaml", goodValues)}

${fenced("sh", goodEnv)}

| rule | severity | source | what |
|---|---|---|---|
${ruleGroups.flatMap(({ rules }) => rules.map(row)).join("\n")}`;

const row = (rule: Rule): string => `| [${rule.id}](#${rule.id}) | ${rule.severity} | ${rule.source} | ${rule.what} |`;

const section = ({ title, rules }: RuleGroup): string => [`## ${title}`, ...rules.map(entry)].join("\n\n");

function entry(rule: Rule): string {
  const example = examples.find((candidate) => candidate.rule === rule.id);
  if (example === undefined) throw new Error(`${rule.id} has no example`);
  return [
    `### ${rule.id}`,
    `${rule.severity} · ${rule.source}`,
    `${rule.what} ${rule.why}`,
    `**Remedy.** ${rule.remedy}${fixOf(example)}`,
    "Breaks it:",
    fenced(languageOf(example), example.broken),
    "Does not:",
    fenced(languageOf(example), example.kept),
  ].join("\n\n");
}

/** These look at both sides; test/unit/installation/comparison.test.ts breaks and keeps each. */
const databaseSection = (): string =>
  [
    "## Against the database",
    "Only with `--database` or `--against-database`: what differs between the configuration and its installation.",
    "| rule | severity | what, why, and what to do |\n|---|---|---|\n" +
      databaseRules
        .map(({ id, severity, what, why, remedy }) => `| ${id} | ${severity} | ${what} ${why} *${remedy}* |`)
        .join("\n"),
  ].join("\n\n");

function fixOf(example: Example): string {
  const { found } = understand(example, example.broken);
  const fix = found.find(({ finding }) => finding.rule === example.rule && finding.path === example.path)?.fix ?? null;
  return fix === null ? "" : ` **Fix.** ${fix.title}${fix.safe ? "" : " (asks first)"}.`;
}

const languageOf = ({ format }: Example): string => (format === "compose" ? "sh" : "yaml");

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text.replace(/\n*$/, "\n")}\`\`\``;
