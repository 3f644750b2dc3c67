/** Choosing the version of the chart that judges a configuration. */
import { knownCharts } from "./models.js";

export interface ChartChoice {
  /** A known version; null where the chart asked for is not known. */
  readonly version: string | null;
  /** Why this version was taken, or why none was: a sentence. */
  readonly why: string;
}

/** The version asked for, else that of the product's release, else the newest known. */
export function chooseChart(asked: string | null, release: string | null): ChartChoice {
  if (asked !== null) return chooseAsked(asked);
  if (release !== null) return chooseByRelease(release);
  return { version: newest, why: "It is the newest chart known here; the values do not say which one is used." };
}

/** The newest version that is known. */
export const newestChart = knownCharts.at(-1)?.version ?? "";
const newest = newestChart;
const earliest = knownCharts[0]?.version ?? "";

/** The charts that are known, as a phrase. */
export const knownRange = `${earliest} to ${newest}`;

function chooseAsked(asked: string): ChartChoice {
  const wanted = asked.trim().replace(/^(?:langsmith-)?v?/, "");
  const version = knownCharts.findLast((chart) => chart.version === wanted || chart.version.startsWith(`${wanted}.`));
  if (version !== undefined) return { version: version.version, why: "This version was asked for." };
  return { version: null, why: `Chart ${wanted} is not known here. Known are the charts ${knownRange}.` };
}

function chooseByRelease(release: string): ChartChoice {
  const same = knownCharts.findLast((chart) => chart.release === release);
  if (same !== undefined)
    return { version: same.version, why: `The images are of release ${release}, which this chart installs.` };
  const near = knownCharts.findLast(
    (chart) => minorOf(chart.release) === minorOf(release) && compareVersions(chart.release, release) <= 0,
  );
  const first = knownCharts.find((chart) => minorOf(chart.release) === minorOf(release));
  const chosen = near ?? first;
  if (chosen !== undefined)
    return { version: chosen.version, why: `The images are of release ${release}; this chart is the nearest to it.` };
  return {
    version: null,
    why: `The images are of release ${release}, whose chart is not known here. Known are the charts ${knownRange}.`,
  };
}

const minorOf = (version: string): string => version.split(".").slice(0, 2).join(".");

/** Negative where `a` is the earlier version of two such as 0.16.11, positive where it is the later. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(".").map((part) => Number.parseInt(part, 10) || 0));
  const length = Math.max(left?.length ?? 0, right?.length ?? 0);
  for (let at = 0; at < length; at += 1) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
