/**
 * Compares our verdict on made-up values files with that of a program which renders the real chart:
 * `npm run chart:compare -- GIT_DIRECTORY --judge PROGRAM [--cases 10000] [--seed 1] [VERSION…]`. See CONTRIBUTING.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { stringify } from "yaml";
import type { GoMap } from "../../electron/config/chart/go-values.js";
import { chartOf } from "../../electron/config/chart/models.js";
import { goValueFrom } from "../../electron/config/chart/sprig.js";
import { layer } from "../../electron/config/yaml/layers.js";
import { parseValues } from "../../electron/config/yaml/read.js";
import { type Case, goodValues, makeCase, pathsOf, randomFrom } from "./cases.js";
import { withChart } from "./releases.js";
import { readChart } from "./templates.js";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    judge: { type: "string" },
    cases: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
  },
});
const [repository, ...named] = positionals;
const { judge } = options;
if (repository === undefined || judge === undefined) throw new Error("Name the chart's git directory and a --judge.");
const versions = named.length > 0 ? named : ["0.12.37", "0.13.43", "0.14.6", "0.15.17", "0.16.11"];

const folder = mkdtempSync(join(tmpdir(), "chart-cases-"));
try {
  const cases = makeCases();
  const lists = cases.map(({ layers }, at) =>
    layers.map((tree, depth) => {
      const file = join(folder, `${at}-${depth}.yaml`);
      writeFileSync(file, stringify(tree));
      return file;
    }),
  );
  const input = `${lists.map((files) => JSON.stringify(files)).join("\n")}\n`;
  for (const version of versions) compareWith(version, cases, input);
} finally {
  rmSync(folder, { recursive: true });
}

/** The good files as they are, and then what deviates from them. */
function makeCases(): readonly Case[] {
  const trees = versions.map((version) => withChart(repository ?? "", version, readChart).values);
  const paths = [
    ...new Map(trees.flatMap((tree) => pathsOf(tree)).map((each) => [each.path.join("\0"), each])).values(),
  ];
  const random = randomFrom(Number(options.seed));
  const good = goodValues.map((values): Case => ({ layers: [values] }));
  const deviating = Array.from({ length: Number(options.cases) - good.length }, () => makeCase(random, paths));
  return [...good, ...deviating];
}

function compareWith(version: string, cases: readonly Case[], input: string): void {
  const chart = chartOf(version);
  if (chart === null) throw new Error(`Chart ${version} is not in models.json.`);
  const answers = withChart(repository ?? "", version, (chartFolder) =>
    execFileSync(judge ?? "", [chartFolder], { input, encoding: "utf8", maxBuffer: 1 << 30 }),
  ).split("\n");
  let differing = 0;
  for (const [at, { layers }] of cases.entries()) {
    const values = layers.map((tree) => parseValues("", stringify(tree)).root).reduce(layer);
    const refusals = chart.judge(goValueFrom(values) as GoMap);
    const answer = answers[at] ?? "";
    if (answer.startsWith("accepts") === (refusals.length === 0)) continue;
    differing += 1;
    process.exitCode = 1;
    if (differing <= 10)
      process.stdout.write(`${JSON.stringify(layers)}\n  judge: ${answer}\n  ours: ${JSON.stringify(refusals)}\n`);
  }
  process.stdout.write(`${version}: ${differing} of ${cases.length} differ\n`);
}
