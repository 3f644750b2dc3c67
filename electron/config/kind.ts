/** Telling whether a text is one that a window opens or saves: values, a Secret manifest, a compose file or a `.env`. */
import { hasConfigurationName } from "../../shared/configuration-format.js";
import type { ConfigurationDocument } from "../../shared/contract/configuration.js";
import { GatehouseError } from "../../shared/errors.js";
import { printable } from "../files/position.js";
import { UnreadableError } from "../files/unreadable.js";
import { type SourceKind, sourceKindOf } from "./subject/sources.js";

/**
 * The kind of a text that is to be shown, or null for a broken one under a configuration's name, so that it can be
 * mended. Errors: FILE_NOT_CONFIGURATION.
 */
export function kindToRead(document: ConfigurationDocument): SourceKind | null {
  try {
    return kindOf(document);
  } catch (error) {
    if (error instanceof UnreadableError && hasConfigurationName(document.file) && !isScript(document)) return null;
    throw refused(document, error);
  }
}

/**
 * The kind of a text that is to be written. A new file needs a configuration's name as well, because the name of other
 * files may make something run them. Errors: FILE_NOT_CONFIGURATION.
 */
export function kindToWrite(document: ConfigurationDocument, isNew: boolean): SourceKind {
  if (isNew && !hasConfigurationName(document.file)) {
    throw new GatehouseError(
      "FILE_NOT_CONFIGURATION",
      `${printable(document.file)} has no name of a configuration's file.`,
      { remedy: "Give it a name that ends in .yaml, .yml or .json, or one such as .env or production.env." },
    );
  }
  try {
    return kindOf(document);
  } catch (error) {
    throw refused(document, error);
  }
}

function kindOf(document: ConfigurationDocument): SourceKind {
  if (isScript(document)) throw new GatehouseError("CONFIGURATION_NOT_VALUES", "It is a script.");
  return sourceKindOf(document);
}

const isScript = ({ text }: ConfigurationDocument): boolean => text.startsWith("#!");

function refused({ file }: ConfigurationDocument, error: unknown): unknown {
  if (!(error instanceof GatehouseError) || error.code === "FILE_TOO_LARGE") return error;
  return new GatehouseError(
    "FILE_NOT_CONFIGURATION",
    `${printable(file)} holds no Helm values, Secret manifest, compose file or .env that can be read.`,
    error instanceof UnreadableError ? { remedy: `Mend it first: ${error.message}` } : {},
  );
}
