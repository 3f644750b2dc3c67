/** Which files belong together: Helm values with the manifests beside them, or a compose `.env` with its compose file. */

import type { OpenedConfiguration } from "../../shared/contract/configuration.js";

export type ConfigurationFormat = OpenedConfiguration["format"];

const envName = /(^|[._-])env([._-]|$)/i; // .env, prod.env, env.example, .env.local
const composeName = /^(docker-)?compose([._-][\w.-]*)?\.ya?ml$/i;
const yamlName = /\.(ya?ml|json)$/i;
const assignment = /^\s*(?:export\s+)?[A-Za-z_][A-Za-z0-9_.-]*[ \t]*=/;

/** The last part of a path of either kind. */
export const nameOf = (file: string): string => file.split(/[/\\]/).at(-1) ?? file;

export function formatOf(file: string, text: string): ConfigurationFormat {
  const name = nameOf(file);
  if (composeName.test(name)) return "compose";
  if (yamlName.test(name)) return "helm";
  if (envName.test(name)) return "compose";
  const first = text.split("\n").find((line) => line.trim() !== "" && !line.trim().startsWith("#"));
  return first !== undefined && assignment.test(first) ? "compose" : "helm";
}

/** A compose file is YAML although it belongs to the `.env`. */
export const languageFormat = (file: string, format: ConfigurationFormat): ConfigurationFormat =>
  yamlName.test(nameOf(file)) ? "helm" : format;
