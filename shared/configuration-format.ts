/** Deciding what a configuration's file is: which configuration it belongs to, and which syntax it is written in. */

import type { ConfigurationFormat } from "./contract/format.js";

/** The syntax of a file: YAML (JSON is a part of it) or compose's `.env`. */
export type ConfigurationSyntax = "yaml" | "env";

const envName = /(^|[._-])env([._-]|$)/i; // .env, prod.env, env.example, .env.local
const composeName = /^(docker-)?compose([._-][\w.-]*)?\.ya?ml$/i; // compose.yaml, docker-compose.override.yml
const yamlName = /\.(ya?ml|json)$/i;
const assignment = /^(?:export\s+)?[A-Za-z_][A-Za-z0-9_.-]*[ \t]*=/;

/** True for a name that a configuration's file has: YAML, JSON, or a form of `.env`. */
export function hasConfigurationName(file: string): boolean {
  const name = nameOf(file);
  return (
    yamlName.test(name) || (envName.test(name) && !/\.(sh|bash|zsh|desktop|service|conf|py|js|rb|pl)$/i.test(name))
  );
}

/** The last part of a path, whether its separators are slashes or backslashes. */
export const nameOf = (file: string): string => file.split(/[/\\]/).at(-1) ?? file;

/**
 * The configuration that a file belongs to: Helm values or compose. A compose file belongs to compose although it is
 * YAML; every other YAML file belongs to Helm values, and every `.env` to compose.
 */
export function formatOf(file: string, text: string): ConfigurationFormat {
  if (composeName.test(nameOf(file))) return "compose";
  return syntaxOf(file, text) === "env" ? "compose" : "helm";
}

/** The syntax that a file is written in: its name decides, or its first line where the name is neither's. */
export function syntaxOf(file: string, text: string): ConfigurationSyntax {
  const name = nameOf(file);
  if (yamlName.test(name)) return "yaml";
  if (envName.test(name)) return "env";
  return assignment.test(firstContent(text)) ? "env" : "yaml";
}

/** The first line that is neither blank nor a comment, or "". The lines after it, maybe a million, are not read. */
function firstContent(text: string): string {
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    const content = text.slice(start, end).trim();
    if (content !== "" && !content.startsWith("#")) return content;
    start = end + 1;
  }
  return "";
}
