/** What the rest of the console knows of a configuration: its settings with secrets sealed, and what is wrong with it. */
import type { AuthMode, ConfigurationReport, Finding } from "../../shared/contract/configuration.js";
import { GatehouseError } from "../../shared/errors.js";
import { Secret } from "../security/secret.js";
import { type CheckedFinding, checkSubject } from "./check.js";
import { composeSubject } from "./compose.js";
import { type EnvEntry, type EnvFile, parseEnv } from "./env.js";
import { readTextFile } from "./files.js";
import { type ConfigurationFormat, detectFormat } from "./format.js";
import { helmSubject } from "./helm.js";
import type { Position } from "./position.js";
import { type PostgresSetting, postgresSettingOf } from "./postgres-setting.js";
import { releaseOf } from "./release.js";
import { secretPlaces } from "./secret-places.js";
import type { Setting, Subject } from "./subject.js";
import { parseValues } from "./yaml.js";

export type { PostgresSetting } from "./postgres-setting.js";

export interface InstallationConfiguration {
  readonly files: readonly string[];
  readonly format: ConfigurationFormat;
  /** Null where the configuration contradicts itself. */
  readonly mode: AuthMode | null;
  readonly adminEmail: string | null;
  readonly adminPassword: Secret | null;
  readonly jwtSecret: Secret | null;
  readonly organizationName: string;
  readonly workspaceName: string;
  /** The product's version such as 0.10.3, or null where the configuration does not say. */
  readonly release: string | null;
  readonly postgres: PostgresSetting | null;
  readonly report: ConfigurationReport;
  /** The report's findings in the same order, with their places and fixes. */
  readonly found: readonly CheckedFinding[];
  /** Where secrets are written, for whoever shows the text. */
  readonly secrets: readonly Position[];
  /** The findings that make a bootstrap or migration impossible: missing or invalid email, password against the rule, … */
  readonly blockers: readonly Finding[];
}

/** A file's name and text, as read. */
export interface ConfigurationText {
  readonly file: string;
  readonly text: string;
}

/**
 * Reads Helm values files or compose `.env` files, layered left to right. Throws CONFIGURATION_NOT_GIVEN, the FILE_…
 * codes, CONFIGURATION_UNREADABLE or CONFIGURATION_NOT_VALUES; everything else is a finding.
 */
export async function readConfiguration(paths: readonly string[]): Promise<InstallationConfiguration> {
  const texts: ConfigurationText[] = [];
  for (const file of paths) texts.push({ file, text: await readTextFile(file) });
  return understandConfiguration(texts);
}

/** The same for texts already read; a pure function. */
export function understandConfiguration(texts: readonly ConfigurationText[]): InstallationConfiguration {
  const subject = subjectOf(texts);
  const { settings } = subject;
  return {
    files: subject.files,
    format: subject.format,
    mode: subject.mode,
    adminEmail: settings.adminEmail?.text.trim() ?? null,
    adminPassword: sealed(settings.adminPassword),
    jwtSecret: sealed(settings.jwtSecret),
    organizationName: settings.organizationName?.text ?? "Default",
    workspaceName: settings.workspaceName?.text ?? "Workspace 1",
    release: releaseOf(subject),
    postgres: postgresSettingOf(subject),
    secrets: secretPlaces(subject),
    ...checkSubject(subject),
  };
}

const sealed = (setting: Setting | null): Secret | null => (setting === null ? null : new Secret(setting.text));

function subjectOf(texts: readonly ConfigurationText[]): Subject {
  const [format, other] = new Set(texts.map(({ file, text }) => detectFormat(file, text)));
  if (format === undefined) throw new GatehouseError("CONFIGURATION_NOT_GIVEN", "No configuration file was named.");
  if (other !== undefined)
    throw new GatehouseError("CONFIGURATION_NOT_VALUES", "Helm values and a compose .env were given together.", {
      remedy: "Give one or more Helm values files, or one or more .env files.",
    });
  const files = texts.map(({ file }) => file);
  if (format === "helm")
    return helmSubject(
      files,
      texts.map(({ file, text }) => parseValues(file, text)),
    );
  const earlier = new Map<string, EnvEntry>();
  const layers: EnvFile[] = [];
  for (const { file, text } of texts) {
    const layer = parseEnv(file, text, earlier);
    for (const [name, entry] of layer.entries) earlier.set(name, entry);
    layers.push(layer);
  }
  return composeSubject(files, layers);
}
