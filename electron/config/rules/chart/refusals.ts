/** Findings for what stops the chart and no other rule explains. */
import type { Refusal } from "../../chart/judge.js";
import { type MapEntry, type MapValue, nullAt, type Value, valueAt } from "../../yaml/values.js";
import { onHelm, type Problem, type Rule } from "../rule.js";
import { type EnvironmentName, environmentNames, extraEnvironments } from "./environment-names.js";

/** The rules whose findings only say what stops the chart. */
export const refusalRules: ReadonlySet<string> = new Set(["chart-check", "chart-template-fails", "chart-text-breaks"]);

/** What the chart says of environment names that a service would get twice. */
const repeated = /^Duplicate keys detected: \[(.*)\]$/;

/** The problem of a refusal, at the nearest place that the values have. */
export function problemOf(values: MapValue, { path, message }: Refusal, say: (path: string) => string): Problem {
  const name = environmentName(values, (repeated.exec(message)?.[1] ?? "").split(" "));
  if (name !== null)
    return {
      path: name.path,
      position: name.position,
      message: `The chart sets ${name.name} itself, or it is set twice: it refuses that.`,
      remedy: "Remove it here, and set the value of the chart that it comes from.",
    };
  const at = path === null ? null : nearest(values, path);
  return { path: path ?? "", position: at, message: path === null ? message : say(path) };
}

function environmentName(values: MapValue, names: readonly string[]): EnvironmentName | null {
  const lists = [...extraEnvironments(values), { path: "commonEnv", value: valueAt(values, "commonEnv") }];
  const written = lists.flatMap(({ path, value }) => environmentNames(value, path));
  return written.findLast(({ name }) => names.includes(name)) ?? null;
}

/** Where the path is written, or the closest map or null above it; null where nothing of it is. */
function nearest(values: MapValue, path: string): Value["position"] | null {
  const keys = path.replaceAll(/\[(\d+)\]/g, ".$1").split(".");
  let value: Value = values;
  let found: Value["position"] | null = null;
  for (const key of keys) {
    const next: Value | undefined =
      value.kind === "map"
        ? (value.entries.get(key) as MapEntry | undefined)?.value
        : value.kind === "list"
          ? value.items[Number(key)]
          : undefined;
    if (next === undefined) return found;
    found = next.position;
    value = next;
  }
  return found;
}

/** A rule for the refusals of one kind. */
export const refusalRule = (
  kind: Refusal["kind"],
  rule: Omit<Rule, "check" | "severity" | "source">,
  say: (path: string, message: string) => string,
): Rule => ({
  ...rule,
  severity: "error",
  source: "chart",
  unskippable: true,
  check: onHelm(({ values, refusals }) =>
    refusals
      .filter((refusal) => refusal.kind === kind)
      .map((refusal) => {
        const problem = problemOf(values, refusal, (path) => say(path, refusal.message));
        const gone = refusal.path === null ? null : nullAt(values, refusal.path);
        return gone === null ? problem : { ...problem, position: gone.position };
      }),
  ),
});
