/** Telling Helm values from a compose `.env`, by name where it says so and by content otherwise. */
import { basename } from "node:path";

export type ConfigurationFormat = "helm" | "compose";

const envName = /(^|[._-])env([._-]|$)/i; // .env, prod.env, env.example, .env.local
const yamlName = /\.(ya?ml|json)$/i;
const assignment = /^(?:export\s+)?[A-Za-z_][A-Za-z0-9_.-]*[ \t]*=/;

/** The format of a file's text. Nothing but comments counts as Helm values, which may be empty. */
export function detectFormat(path: string, text: string): ConfigurationFormat {
  const name = basename(path);
  if (yamlName.test(name)) return "helm";
  if (envName.test(name)) return "compose";
  // Line by line: of a million lines the first ones tell, and all of them at once would be a lot of memory.
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    const content = text.slice(start, end).trim();
    start = end + 1;
    if (content !== "" && !content.startsWith("#")) return assignment.test(content) ? "compose" : "helm";
  }
  return "helm";
}
