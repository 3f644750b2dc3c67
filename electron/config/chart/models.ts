/** The charts that are known: what each version asks of the values, kept as differences from the version before. */

import { JudgingChart } from "./judge.js";
import type { Block, ChartModel } from "./model.js";
import stored from "./models.json";

/** One version of the chart in models.json: what is set and gone beside the version before, by kind and name. */
export interface ChartVersion {
  readonly version: string;
  /** The product's release that the chart installs. */
  readonly release: string;
  /** Indices in the pool, by `file`, `define`, `list` or `values` and a name. */
  readonly set: Readonly<Record<string, number>>;
  readonly gone?: readonly string[];
}

export interface StoredModels {
  /** From the earliest to the newest. */
  readonly versions: readonly ChartVersion[];
  readonly places: readonly string[];
  readonly pool: readonly unknown[];
}

const models = stored as unknown as StoredModels;

/** The versions that are known, from the earliest to the newest, with the product's release that each installs. */
export const knownCharts: readonly Pick<ChartVersion, "version" | "release">[] = models.versions;

const judging = new Map<string, JudgingChart>();

/** The chart of a known version; null for another. */
export function chartOf(version: string): JudgingChart | null {
  const known = judging.get(version);
  if (known !== undefined) return known;
  const model = modelOf(version);
  if (model === null) return null;
  const chart = new JudgingChart(model);
  judging.set(version, chart);
  return chart;
}

function modelOf(version: string): ChartModel | null {
  const last = models.versions.findIndex((each) => each.version === version);
  if (last === -1) return null;
  const indices = new Map<string, number>();
  for (const { set, gone = [] } of models.versions.slice(0, last + 1)) {
    for (const name of gone) indices.delete(name);
    for (const [name, index] of Object.entries(set)) indices.set(name, index);
  }
  const all = (kind: string): Record<string, unknown> =>
    Object.fromEntries(
      [...indices].flatMap(([name, index]) =>
        name.startsWith(`${kind} `) ? [[name.slice(kind.length + 1), models.pool[index]]] : [],
      ),
    );
  return {
    files: all("file") as Record<string, Block>,
    defines: all("define") as Record<string, Block>,
    lists: all("list") as Record<string, Block>,
    places: models.places,
    values: all("values"),
  };
}
