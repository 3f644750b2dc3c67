/**
 * Writes electron/config/chart/models.json from the public chart: `npm run chart:models -- GIT_DIRECTORY [VERSION…]`, a git
 * directory of github.com/langchain-ai/helm and, for a trial, some versions. What is written says what each template asks of the values; the templates stay there.
 */
import { writeFileSync } from "node:fs";
import type { Block } from "../../electron/config/chart/model.js";
import type { ChartVersion, StoredModels } from "../../electron/config/chart/models.js";
import { reduceChart } from "./reduce.js";
import { releases, withChart } from "./releases.js";
import { sampledChart, samplesOf } from "./samples.js";
import { readChart } from "./templates.js";
import { isMap } from "./tree.js";

const [repository, ...only] = process.argv.slice(2);
if (repository === undefined) throw new Error("Name the git directory of the chart's repository.");

const pool: string[] = [];
const indices = new Map<string, number>();
const places: string[] = [];
const versions: ChartVersion[] = [];
let before: Record<string, number> = {};
for (const version of only.length > 0 ? only : releases(repository)) {
  const chart = withChart(repository, version, readChart);
  const { texts, chart: sampled } = sampledChart(chart);
  const model = reduceChart(sampled, samplesOf(texts, chart.values), places);
  const now: Record<string, number> = {};
  for (const [kind, blocks] of Object.entries({ file: model.files, define: model.defines, list: model.lists }))
    for (const [name, block] of Object.entries(blocks as Record<string, Block>)) now[`${kind} ${name}`] = pooled(block);
  for (const [key, value] of Object.entries(chart.values)) now[`values ${key}`] = pooled(withoutTags(value));
  const set = Object.fromEntries(Object.entries(now).filter(([name, index]) => before[name] !== index));
  const gone = Object.keys(before).filter((name) => !(name in now));
  versions.push({ version, release: chart.appVersion, set, ...(gone.length > 0 ? { gone } : {}) });
  before = now;
  process.stderr.write(`${version} ${Object.keys(set).length} changed\n`);
}
const lines = (values: readonly unknown[]): string =>
  `[\n${values.map((value) => JSON.stringify(value)).join(",\n")}\n]`;
const stored: { readonly [Key in keyof StoredModels]: string } = {
  versions: lines(versions),
  places: lines(places),
  pool: `[\n${pool.join(",\n")}\n]`,
};
writeFileSync(
  new URL("../../electron/config/chart/models.json", import.meta.url),
  `{\n${Object.entries(stored)
    .map(([key, text]) => `"${key}": ${text}`)
    .join(",\n")}\n}\n`,
);

function pooled(value: unknown): number {
  const text = JSON.stringify(value);
  const known = indices.get(text);
  if (known !== undefined) return known;
  indices.set(text, pool.length);
  return pool.push(text) - 1;
}

/** Tags of images change with every release, and templates ask only whether there is one. */
function withoutTags(value: unknown): unknown {
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      key === "tag" && typeof each === "string" && /^v?\d/.test(each) ? "0.0.0" : withoutTags(each),
    ]),
  );
}
