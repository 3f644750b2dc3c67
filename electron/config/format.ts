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
  for (const line of text.split("\n")) {
    const content = line.trim();
    if (content !== "" && !content.startsWith("#")) return assignment.test(content) ? "compose" : "helm";
  }
  return "helm";
}
