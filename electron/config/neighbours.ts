/** Finding the files that compose reads beside a given one: its own beside a `.env`, and the other way round. */
import { stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { syntaxOf } from "../../shared/configuration-format.js";
import type { ConfigurationDocument, ReadDocument } from "../../shared/contract/configuration.js";
import { readTextFiles } from "../files/text-file.js";
import { readComposeFile } from "./compose/file.js";
import { pathFrom } from "./compose/merge.js";
import { composeFilesNamed } from "./compose/names.js";
import { type EnvEntry, parseEnv } from "./env/read.js";
import { isComposeFile, parseDocuments } from "./yaml/read.js";

// The first name that exists counts, in compose's own order; an override is merged over it.
const names = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];
const overrides = [
  "compose.override.yaml",
  "compose.override.yml",
  "docker-compose.override.yaml",
  "docker-compose.override.yml",
];

/**
 * True for a file that is found beside these by its name alone, as compose finds it. What a text names is another matter:
 * whoever writes the text chooses it.
 */
export const isFoundByName = (file: string, paths: readonly string[]): boolean =>
  [...names, ...overrides, ".env"].includes(basename(file)) &&
  paths.some((path) => dirname(resolve(path)) === dirname(resolve(file)));

/** Reads the texts that belong to these; none for Helm values. Errors: the FILE_… codes, CONFIGURATION_UNREADABLE. */
export async function readNeighbours(texts: readonly ConfigurationDocument[]): Promise<readonly ReadDocument[]> {
  const envs = texts.filter(({ file, text }) => syntaxOf(file, text) === "env");
  const [first] = envs.length > 0 ? envs : texts;
  if (first === undefined) return [];
  const folder = dirname(first.file);
  const given = texts.filter((text) => !envs.includes(text));
  const found = envs.length === 0 || given.length > 0 ? [] : await findComposeFiles(folder, envs);
  const isComposeOnly = envs.length === 0 && given.every(isCompose);
  const env = isComposeOnly ? await readFirst(folder, [".env"]) : null;
  const taken = await readTakenIn([...given.filter(isCompose), ...found]);
  return [...(env === null ? [] : [env]), ...found, ...taken];
}

/** The files that the `.env` names in COMPOSE_FILE; else the one that compose finds by itself, with its override. */
async function findComposeFiles(
  folder: string,
  envs: readonly ConfigurationDocument[],
): Promise<readonly ReadDocument[]> {
  const named = composeFilesNamed(entriesOf(envs));
  const searched = named.length > 0 ? named.map((name) => [name]) : [names, overrides];
  const found: ReadDocument[] = [];
  for (const candidates of searched) {
    const file = await readFirst(folder, candidates);
    if (file !== null && isCompose(file)) found.push(file);
    else if (named.length === 0) break; // an override alone is none
  }
  return found;
}

function entriesOf(envs: readonly ConfigurationDocument[]): ReadonlyMap<string, EnvEntry> {
  const entries = new Map<string, EnvEntry>();
  for (const { file, text } of envs)
    for (const [name, entry] of parseEnv(file, text, entries).entries) entries.set(name, entry);
  return entries;
}

const mostTakenIn = 50;

/** The local files that these take in by `include:` and `extends:`, and those that they take in themselves. */
async function readTakenIn(given: readonly ConfigurationDocument[]): Promise<readonly ReadDocument[]> {
  const seen = new Set(given.map(({ file }) => resolve(file)));
  const read: ReadDocument[] = [];
  const open = [...given];
  for (let next = open.shift(); next !== undefined && read.length < mostTakenIn; next = open.shift()) {
    for (const path of takenInBy(next)) {
      const target = pathFrom(next.file, path);
      const taken = seen.has(target) ? null : await readFirst("", [target]);
      seen.add(target);
      if (taken === null || !isCompose(taken)) continue;
      read.push(taken);
      open.push(taken);
    }
  }
  return read;
}

function takenInBy(document: ConfigurationDocument): readonly string[] {
  const [only] = parseDocuments(document, { precedence: "key" });
  if (only === undefined || !isComposeFile(only.value)) return [];
  const { takesIn } = readComposeFile(document.file, only.value, only.contents);
  return takesIn.flatMap(({ path }) => path ?? []);
}

function isCompose(document: ConfigurationDocument): boolean {
  if (!/services["']?\s*:/.test(document.text)) return false; // most files are not, and need not be parsed to know it
  const [only, other] = parseDocuments(document);
  return only !== undefined && other === undefined && isComposeFile(only.value);
}

async function readFirst(folder: string, candidates: readonly string[]): Promise<ReadDocument | null> {
  for (const name of candidates) {
    const file = isAbsolute(name) ? name : join(folder, name);
    const isFile = await stat(file).then(
      (stats) => stats.isFile(),
      () => false,
    );
    const [document = null] = isFile ? await readTextFiles([file]) : [];
    if (document !== null) return document;
  }
  return null;
}
