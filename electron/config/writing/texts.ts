/** Writing new files from settings: Helm values, a `.env` or a Secret manifest. Quotes keep every text a text. */
import { GatehouseError } from "../../../shared/errors.js";
import { writeEnvValue } from "../edits/env-edits.js";
import type { WantedSetting } from "./wanted.js";

/** Settings with dotted paths as nested YAML, behind the lines of `comment`. */
export function valuesText(comment: readonly string[], settings: readonly WantedSetting[]): string {
  const lines = comment.map((line) => `# ${line}`);
  let above: readonly string[] = [];
  for (const [path, value] of grouped(settings)) {
    const keys = path.split(".");
    const shared = keys.findIndex((key, depth) => depth === keys.length - 1 || above[depth] !== key);
    for (const [depth, key] of keys.entries()) {
      if (depth < shared) continue;
      const indented = `${"  ".repeat(depth)}${key}:`;
      lines.push(depth === keys.length - 1 ? `${indented} ${scalar(value)}` : indented);
    }
    above = keys.slice(0, -1);
  }
  return `${lines.join("\n")}\n`;
}

/** JSON quotes as YAML's double quotes do. */
const scalar = (value: string | boolean | null): string => JSON.stringify(value);

/** The settings of one map beside one another, otherwise in their order. */
function grouped(settings: readonly WantedSetting[]): readonly WantedSetting[] {
  const heads = [...new Set(settings.map(([path]) => path.split(".")[0] ?? ""))];
  const depthFirst = (a: WantedSetting, b: WantedSetting) => a[0].split(".").length - b[0].split(".").length;
  return heads.flatMap((head) => settings.filter(([path]) => path.split(".")[0] === head).toSorted(depthFirst));
}

/** Settings as a `.env`, behind the lines of `comment`. Errors: USAGE for a value that no `.env` can hold. */
export function envText(
  comment: readonly string[],
  settings: readonly (readonly [name: string, value: string])[],
): string {
  const lines = settings.map(([name, value]) => {
    const written = writeEnvValue(value, /^(mixed|true|[\d.]+)$/.test(value) ? null : "'");
    if (written === null) throw new GatehouseError("USAGE", `The value for ${name} cannot be written in a .env.`);
    return `${name}=${written}`;
  });
  return `${[...comment.map((line) => `# ${line}`), ...lines].join("\n")}\n`;
}

export const manifestText = (name: string, contents: readonly (readonly [key: string, value: string])[]): string =>
  [
    "apiVersion: v1",
    "kind: Secret",
    "metadata:",
    `  name: ${scalar(name)}`,
    "type: Opaque",
    "stringData:",
    ...contents.map(([key, value]) => `  ${key}: ${scalar(value)}`),
    "",
  ].join("\n");
