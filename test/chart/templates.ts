/** Reading a chart's folder: its templates as statements, and its own values. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { parse } from "yaml";
import type { Block } from "../../electron/config/chart/model.js";
import { parseTemplate } from "../../electron/config/chart/template-syntax.js";
import type { Tree } from "./cases.js";

export interface ChartFolder {
  /** The templates that Helm renders, by their path below the chart, and everything that they define. */
  readonly files: ReadonlyMap<string, Block>;
  readonly defines: ReadonlyMap<string, Block>;
  readonly values: Tree;
  readonly appVersion: string;
}

export function readChart(folder: string): ChartFolder {
  const files = new Map<string, Block>();
  const defines = new Map<string, Block>();
  for (const path of templatesIn(join(folder, "templates"))) {
    const name = `langsmith/${relative(folder, path).replaceAll("\\", "/")}`;
    const template = parseTemplate(readFileSync(path, "utf8"));
    for (const [defined, block] of template.defines) defines.set(defined, block);
    defines.set(name, template.body);
    if (!name.split("/").at(-1)?.startsWith("_")) files.set(name, template.body);
  }
  const about = parse(readFileSync(join(folder, "Chart.yaml"), "utf8")) as { appVersion?: string };
  return {
    files,
    defines,
    values: parse(readFileSync(join(folder, "values.yaml"), "utf8")) as Tree,
    appVersion: String(about.appVersion ?? ""),
  };
}

function templatesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? templatesIn(path) : /\.(?:yaml|tpl)$/.test(path) ? [path] : []));
}
