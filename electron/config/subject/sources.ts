/** Telling what each file is (values, `.env`, compose file or Secret manifest) and making one subject of them all. */
import { syntaxOf } from "../../../shared/configuration-format.js";
import type { ConfigurationDocument } from "../../../shared/contract/configuration.js";
import type { ConfigurationFormat } from "../../../shared/contract/format.js";
import { GatehouseError } from "../../../shared/errors.js";
import { printable } from "../../files/position.js";
import { type ComposeFile, readComposeFile } from "../compose/file.js";
import { mergeComposeFiles } from "../compose/merge.js";
import { type EnvEntry, type EnvFile, parseEnv } from "../env/read.js";
import { type SecretManifest, secretManifestsOf } from "../helm/secret-manifest.js";
import type { ComposedBlocks } from "../yaml/blocks.js";
import { refuseDirectives } from "../yaml/directives.js";
import { isComposeFile, isKubernetesObject, parseDocuments, type ValuesFile, valuesOf } from "../yaml/read.js";
import { composeSubject } from "./compose.js";
import { helmSubject } from "./helm.js";
import type { Subject } from "./subject.js";

type Source =
  | { readonly kind: "values"; readonly values: ValuesFile }
  | { readonly kind: "manifest"; readonly secrets: readonly SecretManifest[] }
  | { readonly kind: "compose"; readonly composeFile: ComposeFile }
  | { readonly kind: "env"; readonly env: EnvFile };

/**
 * Makes one subject of all the texts. `format` overrules what the files look like. With `blocks`, the subject is good
 * only until the blocks are used again. Throws CONFIGURATION_NOT_GIVEN, CONFIGURATION_UNREADABLE,
 * CONFIGURATION_NOT_VALUES or FILE_TOO_LARGE.
 */
export function subjectOf(
  texts: readonly ConfigurationDocument[],
  format?: ConfigurationFormat,
  blocks?: ComposedBlocks,
): Subject {
  const earlier = new Map<string, EnvEntry>();
  const sources = texts.map((text) => readSource(text, { format, blocks, earlier }));
  const files = texts.map(({ file }) => file);
  const values = sources.flatMap((source) => (source.kind === "values" ? [source.values] : []));
  const secrets = sources.flatMap((source) => (source.kind === "manifest" ? source.secrets : []));
  const composeFiles = sources.flatMap((source) => (source.kind === "compose" ? [source.composeFile] : []));
  const envs = sources.flatMap((source) => (source.kind === "env" ? [source.env] : []));

  if (sources.length === 0) throw new GatehouseError("CONFIGURATION_NOT_GIVEN", "No configuration file was named.");
  if (values.length + secrets.length > 0 && envs.length + composeFiles.length > 0)
    throw new GatehouseError("CONFIGURATION_NOT_VALUES", "Helm values and a compose .env were given together.", {
      remedy: "Give one or more Helm values files, or one or more .env files.",
    });
  if (values.length > 0) return helmSubject(files, values, secrets);
  if (envs.length > 0)
    return composeSubject(files, envs, composeFiles.length === 0 ? null : mergeComposeFiles(composeFiles));
  const [first = ""] = files;
  throw secrets.length > 0
    ? new GatehouseError(
        "CONFIGURATION_NOT_VALUES",
        `${printable(first)} holds a Secret, and no values file names it.`,
        { remedy: "Give the values file whose config.existingSecretName names the Secret, and this file after it." },
      )
    : new GatehouseError("CONFIGURATION_NOT_VALUES", `${printable(first)} is a compose file, not Helm values.`, {
        remedy: "Give the .env file beside it.",
      });
}

export type SourceKind = Source["kind"];

/** What a text is, by itself. Throws CONFIGURATION_UNREADABLE, CONFIGURATION_NOT_VALUES or FILE_TOO_LARGE. */
export const sourceKindOf = (text: ConfigurationDocument): SourceKind =>
  readSource(text, { format: undefined, blocks: undefined, earlier: new Map() }).kind;

interface Reading {
  readonly format: ConfigurationFormat | undefined;
  readonly blocks: ComposedBlocks | undefined;
  /** The entries of the `.env` files before this one. */
  readonly earlier: Map<string, EnvEntry>;
}

function readSource(source: ConfigurationDocument, { format, blocks, earlier }: Reading): Source {
  const { file, text } = source;
  if (syntaxOf(file, text) === "yaml" || format === "helm") {
    const documents = parseDocuments(source, { blocks });
    const [first, second] = documents;
    if (format !== "helm" && first !== undefined && second === undefined && isComposeFile(first.value)) {
      const [again] = parseDocuments(source, { precedence: "key" });
      if (again !== undefined && isComposeFile(again.value)) {
        refuseDirectives(source, "compose");
        return { kind: "compose", composeFile: readComposeFile(file, again.value, again.contents) };
      }
    }
    const secrets = secretManifestsOf(documents.map(({ value }) => value));
    if (format !== "compose" && secrets !== null) {
      refuseDirectives(source, "kubectl");
      return { kind: "manifest", secrets };
    }
    if (format !== "compose" && second !== undefined && documents.every(({ value }) => isKubernetesObject(value)))
      throw new GatehouseError(
        "CONFIGURATION_NOT_VALUES",
        `${printable(file)} is not a values file: it holds several Kubernetes documents.`,
      );
    if (format !== "compose") return { kind: "values", values: valuesOf({ file, text }, documents) };
  }
  const env = parseEnv(file, text, earlier);
  for (const [name, entry] of env.entries) earlier.set(name, entry);
  return { kind: "env", env };
}
