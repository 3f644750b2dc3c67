/** New files: settings → Helm values, a `.env`, a Secret manifest. Texts stand in quotes, so that nothing else is read in them. */
import { GatehouseError } from "../../../shared/errors.js";
import { writeEnvValue } from "../edits/env-edits.js";
import type { WantedSetting } from "./wanted.js";

/** Settings with dotted paths as YAML, nested; `comment` is its first lines. */
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

/** JSON's way of quoting is YAML's double quotes. */
const scalar = (value: string | boolean | null): string => JSON.stringify(value);

/** What belongs into one map beside one another, in the order in which it came. */
function grouped(settings: readonly WantedSetting[]): readonly WantedSetting[] {
  const heads = [...new Set(settings.map(([path]) => path.split(".")[0] ?? ""))];
  const depthFirst = (a: WantedSetting, b: WantedSetting) => a[0].split(".").length - b[0].split(".").length;
  return heads.flatMap((head) => settings.filter(([path]) => path.split(".")[0] === head).toSorted(depthFirst));
}

/** Errors: USAGE for a value that no `.env` can hold. */
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
