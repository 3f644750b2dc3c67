/** Rendering a chart for good values, to see what each of its print statements writes. */
import { Run } from "../../electron/config/chart/evaluate.js";
import { type GoMap, shown } from "../../electron/config/chart/go-values.js";
import type { Block, Statement } from "../../electron/config/chart/model.js";
import { chartRoot } from "../../electron/config/chart/root.js";
import { goValueOf } from "../../electron/config/chart/sprig.js";
import { goodValues, merged, pathsOf, setAt, type Tree } from "./cases.js";
import type { ChartFolder } from "./templates.js";
import { isMap } from "./tree.js";

/** The chart with a number in each of its print statements, and the first text that each wrote. */
export function sampledChart(chart: ChartFolder): {
  readonly chart: ChartFolder;
  readonly texts: ReadonlyMap<number, string>;
} {
  let count = 0;
  const number = (block: Block): Block =>
    block.map((statement): Statement => {
      if (typeof statement === "string") return statement;
      if (statement[0] === "print") return ["print", statement[1], count++];
      if (statement[0] === "if" || statement[0] === "with")
        return [statement[0], statement[1], number(statement[2]), number(statement[3]), statement[4] ?? null];
      if (statement[0] === "range") {
        const [kind, key, element, over, body, otherwise] = statement;
        return [kind, key, element, over, number(body), number(otherwise)];
      }
      return statement;
    });
  const defines = new Map([...chart.defines].map(([name, block]) => [name, number(block)]));
  const files = new Map([...chart.files.keys()].map((name) => [name, defines.get(name) ?? []]));
  const numbered = { ...chart, defines, files };
  const texts = new Map<number, string>();
  for (const values of renderings(chart.values)) {
    const run = new Run(
      {
        defines: (name) => defines.get(name),
        lists: () => undefined,
        fits: (value, place) => {
          const text = shown(value);
          if ((texts.get(place) ?? "").trim() === "") texts.set(place, text);
          return true;
        },
      },
      chartRoot(goValueOf(values) as GoMap, chart.appVersion),
    );
    for (const [name, block] of files)
      try {
        run.file(name, block);
      } catch {
        // What stops here is rendered with other values, or never.
      }
  }
  return { chart: numbered, texts };
}

/** The chart's own values under each good file, as they are and with every switch turned on. */
function renderings(defaults: Tree): readonly Tree[] {
  const on = structuredClone(defaults);
  for (const { path, value } of pathsOf(defaults)) if (value === false) setAt(on, path, true);
  const full = (values: Tree): Tree => {
    const filled = structuredClone(values);
    for (const { path, value } of pathsOf(defaults)) {
      if (Array.isArray(value) && value.length === 0) setAt(filled, path, [{ name: path.join("-") }]);
      if (isMap(value) && Object.keys(value).length === 0) setAt(filled, path, { filled: "x" });
    }
    return filled;
  };
  const named = structuredClone(on);
  for (const { path, value } of pathsOf(defaults)) if (value === "") setAt(named, path, "x");
  const good = goodValues[1] ?? {};
  return [
    ...goodValues.map((values) => merged(full(defaults), values)),
    ...goodValues.map((values) => merged(defaults, values)),
    ...[full(on), on, full(named), named].map((values) => merged(values, good)),
  ];
}

/** A sample for every print statement; what was never rendered is taken for a word, or lines of the kind that the chart's value has. */
export function samplesOf(texts: ReadonlyMap<number, string>, values: Tree): (statement: Statement) => string {
  const lists = new Set(
    pathsOf(values)
      .filter(({ value }) => Array.isArray(value))
      .map(({ path }) => JSON.stringify([".", "Values", ...path])),
  );
  return (statement) => {
    if (typeof statement === "string" || statement[0] !== "print") return "";
    const known = texts.get(statement[2]);
    if (known !== undefined) return known;
    const [kind, spaces] = statement[1];
    const width = Array.isArray(spaces) && typeof spaces[1] === "number" ? spaces[1] : 0;
    const isListed = [...lists].some((path) => JSON.stringify(statement[1]).includes(path));
    return kind === "nindent" ? `\n${" ".repeat(width)}${isListed ? "- x" : "b: x"}` : "x";
  };
}
