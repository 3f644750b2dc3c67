/** Finding the files that compose reads beside a given one: its own beside a `.env`, and the other way round. */
import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { syntaxOf } from "../../shared/configuration-format.js";
import type { ConfigurationDocument, ReadDocument } from "../../shared/contract/configuration.js";
import { readTextFiles } from "../files/text-file.js";
import { isComposeFile, parseDocuments } from "./yaml/read.js";

// The first name that exists counts, in compose's own order; an override is merged over it.
const names = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];
const overrides = [
  "compose.override.yaml",
  "compose.override.yml",
  "docker-compose.override.yaml",
  "docker-compose.override.yml",
];

/** Reads the texts that belong to these; none for Helm values. Errors: the FILE_… codes, CONFIGURATION_UNREADABLE. */
export async function readNeighbours(texts: readonly ConfigurationDocument[]): Promise<readonly ReadDocument[]> {
  const envs = texts.filter(({ file, text }) => syntaxOf(file, text) === "env");
  const [first] = envs.length > 0 ? envs : texts;
  if (first === undefined) return [];
  const folder = dirname(first.file);
  if (envs.length === 0) {
    const given = texts.every(isCompose) ? await readFirst(folder, [".env"]) : null;
    return given === null ? [] : [given];
  }
  if (envs.length < texts.length) return [];
  const file = await readFirst(folder, names);
  if (file === null || !isCompose(file)) return [];
  const override = await readFirst(folder, overrides);
  return override === null || !isCompose(override) ? [file] : [file, override];
}

function isCompose(document: ConfigurationDocument): boolean {
  if (!/services["']?\s*:/.test(document.text)) return false; // most files are not, and need not be parsed to know it
  const [only, other] = parseDocuments(document);
  return only !== undefined && other === undefined && isComposeFile(only.value);
}

async function readFirst(folder: string, candidates: readonly string[]): Promise<ReadDocument | null> {
  for (const name of candidates) {
    const file = join(folder, name);
    const isFile = await stat(file).then(
      (stats) => stats.isFile(),
      () => false,
    );
    const [document = null] = isFile ? await readTextFiles([file]) : [];
    if (document !== null) return document;
  }
  return null;
}
