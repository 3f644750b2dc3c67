/** What the services get for a name where the compose file has a default or a value of its own for it. */
import { basename } from "node:path";
import type { Position } from "../../files/position.js";
import { InterpolationError, interpolate, referencesIn } from "../env/interpolation.js";
import { type EnvEntry, type EnvFile, plainEntry } from "../env/read.js";
import type { ServiceEnvFile } from "./file.js";
import type { ComposeProject } from "./merge.js";
import { readRawEnv } from "./raw.js";

type Entries = ReadonlyMap<string, EnvEntry>;

/** The names that decide about login, without the database's: its default is a host in compose's own network. */
const judgedNames = [
  "AUTH_TYPE",
  "BASIC_AUTH_ENABLED",
  "BASIC_AUTH_JWT_SECRET",
  "INITIAL_ORG_ADMIN_EMAIL",
  "INITIAL_ORG_ADMIN_PASSWORD",
  "LANGSMITH_LICENSE_KEY",
  "API_KEY_SALT",
  "OAUTH_CLIENT_ID",
  "OAUTH_CLIENT_SECRET",
  "OAUTH_ISSUER_URL",
] as const;

const releaseName = "_LANGSMITH_IMAGE_VERSION";
const productImage = /\/langsmith-(?:go-)?backend:([^:@/]+)$/;

/** The entries of the `.env` files, with those that the compose file replaces or adds. */
export function receivedEntries(layers: readonly EnvFile[], entries: Entries, file: ComposeProject): Entries {
  const received = new Map([...entries, ...rawEntries(layers, file)]);
  for (const name of judgedNames) {
    const entry = receivedEntry(name, entries, file);
    if (entry !== null) received.set(name, entry);
  }
  const release = releaseEntry(entries, file);
  if (release !== null) received.set(releaseName, release);
  return received;
}

/** The entries that services take as their lines are, by `env_file:` with `format: raw` and under no `environment:`. */
function rawEntries(
  layers: readonly EnvFile[],
  { envFiles, variables }: ComposeProject,
): readonly [string, EnvEntry][] {
  const raw = layers.filter(({ source }) => envFiles.some((envFile) => envFile.raw && isNamed(envFile, source.file)));
  const named = new Set(variables.map(({ name }) => name));
  return raw.flatMap(({ source }) => [...readRawEnv(source)].filter(([name]) => !named.has(name)));
}

/** True where `env_file:` names this file, whatever the folder it is in. */
export const isNamed = ({ path }: ServiceEnvFile, file: string): boolean => basename(path) === basename(file);

/** The entry that the compose file makes of a name; null where the services get the `.env`'s value or none. */
function receivedEntry(name: string, entries: Entries, file: ComposeProject): EnvEntry | null {
  for (const variable of file.variables) {
    if (variable.name !== name || variable.template === null) continue;
    const value = resolve(variable.template, entries);
    if (value === null || value === "" || value === entries.get(name)?.value) return null;
    return plainEntry(name, value, sourceOf(variable.template, entries) ?? variable.position);
  }
  return null;
}

function releaseEntry(entries: Entries, file: ComposeProject): EnvEntry | null {
  const own = entries.get(releaseName);
  if (own !== undefined && own.value !== "") return null;
  for (const { image } of file.images) {
    const tag = productImage.exec(resolve(image, entries) ?? "")?.[1];
    const position = file.references.find(({ name }) => name === releaseName)?.position ?? own?.position;
    if (tag !== undefined && position !== undefined) return plainEntry(releaseName, tag, position);
  }
  return null;
}

/** The template's text with its references replaced; null where compose would refuse it. */
function resolve(template: string, entries: Entries): string | null {
  try {
    return interpolate(template, (name) => entries.get(name)?.value).text;
  } catch (error) {
    if (error instanceof InterpolationError) return null;
    throw error;
  }
}

/** Where the only name in a template is set, so that a finding points at the text to change. */
function sourceOf(template: string, entries: Entries): Position | null {
  const [only, other] = referencesIn(template);
  const entry = only === undefined || other !== undefined ? undefined : entries.get(only.name);
  return entry === undefined || entry.value === "" ? null : entry.position;
}
