/** Reading a Helm values file: YAML text becomes a tree with positions, or an error that says why it is none. */
import type { ParsedNode, YAMLError } from "yaml";
import type { ConfigurationDocument } from "../../../shared/contract/configuration.js";
import { GatehouseError } from "../../../shared/errors.js";
import { type Locate, locator, printable } from "../../files/position.js";
import { unreadable } from "../../files/unreadable.js";
import type { ComposedBlocks } from "./blocks.js";
import { refuseDirectives } from "./directives.js";
import type { YamlSource } from "./places.js";
import { composeText } from "./syntax.js";
import { buildTree, type DuplicateKey, type MergePrecedence } from "./tree.js";
import { type MapValue, textOf, type Value, valueAt } from "./values.js";

export interface ValuesFile {
  /** The nodes that edits are made by; null contents where the file holds nothing. */
  readonly source: YamlSource;
  readonly root: MapValue;
  readonly duplicates: readonly DuplicateKey[];
}

/** One document of a YAML file. */
export interface YamlDocument {
  readonly contents: ParsedNode;
  readonly value: Value;
  readonly duplicates: readonly DuplicateKey[];
}

export interface YamlOptions {
  readonly precedence?: MergePrecedence;
  /** What the file was composed of before. The nodes are then good only until the file is parsed again. */
  readonly blocks?: ComposedBlocks | undefined;
}

/** The nodes of texts to be fixed, null before one is parsed. A check alone runs faster if nothing keeps its nodes. */
const kept = new WeakMap<ConfigurationDocument, readonly ParsedNode[] | null>();

/** Keeps what these texts are composed of for as long as the texts are held. */
export function keepNodes(documents: readonly ConfigurationDocument[]): void {
  for (const document of documents) if (!kept.has(document)) kept.set(document, null);
}

/**
 * The documents of a YAML file, without empty ones. Throws FILE_TOO_LARGE or CONFIGURATION_UNREADABLE with
 * file:line:column. The text itself is never quoted, because it may be a secret.
 */
export function parseDocuments(source: ConfigurationDocument, options: YamlOptions = {}): readonly YamlDocument[] {
  const { file, text } = source;
  const locate = locator(file, text);
  const known = options.blocks?.compose(file, text) ?? null;
  if (known?.map === null) throw unreadable(locate(known.start + known.error.pos[0]), describeSyntax(known.error));
  if (known !== null) return [{ contents: known.map, ...buildTree(known.map, locate, options.precedence) }];
  const nodes = kept.get(source) ?? composeNodes(source, locate);
  if (kept.has(source)) kept.set(source, nodes);
  return nodes.map((contents) => ({ contents, ...buildTree(contents, locate, options.precedence) }));
}

function composeNodes({ file, text }: ConfigurationDocument, locate: Locate): readonly ParsedNode[] {
  const { documents } = composeText(file, text, locate);
  for (const document of documents) {
    const error = document.errors[0];
    if (error !== undefined) throw unreadable(locate(error.pos[0]), describeSyntax(error));
  }
  return documents.flatMap(({ contents }) => (contents === null || isBlank(contents) ? [] : [contents]));
}

/** Parses a values file. Errors: those of parseDocuments and valuesOf. */
export const parseValues = (file: string, text: string): ValuesFile =>
  valuesOf({ file, text }, parseDocuments({ file, text }));

/** The values of a file with at most one document; an empty file is an empty map. Throws CONFIGURATION_NOT_VALUES, and CONFIGURATION_UNREADABLE for a directive. */
export function valuesOf(
  { file, text }: ConfigurationDocument,
  [document, second]: readonly YamlDocument[],
): ValuesFile {
  refuseDirectives({ file, text }, "helm");
  if (document === undefined) {
    const root = { kind: "map", entries: new Map(), position: locator(file, "")(0) } as const;
    return { source: { file, text, contents: null }, root, duplicates: [] };
  }
  if (second !== undefined) throw notValues(file, "several YAML documents");
  const { value, duplicates, contents } = document;
  return { source: { file, text, contents }, root: expectValues(file, value), duplicates };
}

const isBlank = (node: ParsedNode): boolean =>
  "source" in node && node.source === "" && node.range[0] === node.range[1];

function expectValues(file: string, value: Value): MapValue {
  if (value.kind === "list") throw notValues(file, "a list");
  if (value.kind === "scalar") throw notValues(file, "a single value");
  if (isComposeFile(value))
    throw new GatehouseError("CONFIGURATION_NOT_VALUES", `${printable(file)} is a compose file, not Helm values.`, {
      remedy: "Give the .env file beside it.",
    });
  if (isKubernetesObject(value)) throw notValues(file, `a Kubernetes object${kindOf(value)}`);
  return value;
}

/** True for a map that compose would take for its file. */
export const isComposeFile = (value: Value): value is MapValue =>
  value.kind === "map" && value.entries.get("services")?.value.kind === "map" && !value.entries.has("config");

/** True for what `kubectl apply` takes: a map with apiVersion and kind. */
export const isKubernetesObject = (value: Value): value is MapValue =>
  value.kind === "map" && value.entries.has("apiVersion") && value.entries.has("kind");

function kindOf(value: MapValue): string {
  const kind = textOf(valueAt(value, "kind")) ?? "";
  return /^[A-Z][A-Za-z]{1,40}$/.test(kind) ? ` (${kind})` : "";
}

const notValues = (file: string, what: string): GatehouseError =>
  new GatehouseError("CONFIGURATION_NOT_VALUES", `${printable(file)} is not a values file: it holds ${what}.`);

const syntax: Readonly<Partial<Record<YAMLError["code"], string>>> = {
  BAD_ALIAS: "an alias (*) or anchor (&) that is not allowed here, or whose name is not of letters, digits, - and _",
  BAD_DIRECTIVE: "a directive (%) that YAML does not know",
  BAD_DQ_ESCAPE: "a backslash escape that double quotes do not know",
  BAD_INDENT: "wrong indentation",
  BAD_SCALAR_START:
    "a value with a reserved character (@, ` or % at its start, a ? between brackets): put it in quotes",
  BLOCK_AS_IMPLICIT_KEY:
    "a value with a colon or a nested map on the line of its key: indent it below, or put it in quotes",
  BLOCK_IN_FLOW: "an indented block inside [ ] or { }",
  KEY_OVER_1024_CHARS: "a key of more than 1,024 characters",
  MISSING_CHAR: "a missing character: a closing quote or bracket, a colon, or a space after one",
  MULTILINE_IMPLICIT_KEY: "a key that runs over several lines, or a missing colon",
  RESOURCE_EXHAUSTION: "values nested too deeply",
  TAB_AS_INDENT: "a tab used for indentation: use spaces",
  UNEXPECTED_TOKEN: "text that does not belong here",
};

const describeSyntax = (error: YAMLError): string => `not valid YAML, ${syntax[error.code] ?? "see this place"}`;
