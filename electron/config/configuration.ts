/** Reading a configuration for the rest of the console: its settings with secrets sealed, and what is wrong with it. */
import type {
  AuthMode,
  ConfigurationDocument,
  ConfigurationReport,
  Finding,
  ReadDocument,
} from "../../shared/contract/configuration.js";
import type { ConfigurationFormat } from "../../shared/contract/format.js";
import type { Position } from "../files/position.js";
import { readTextFiles, revisionOf } from "../files/text-file.js";
import { Secret } from "../security/secret.js";
import type { Setting } from "./keys/setting.js";
import { readNeighbours } from "./neighbours.js";
import { type CheckedFinding, checkSubject } from "./rules/check.js";
import { secretPlaces } from "./secrets/places.js";
import { type Places, placesOf } from "./subject/places.js";
import { type PostgresSetting, postgresSettingOf } from "./subject/postgres-setting.js";
import { releaseOf } from "./subject/release.js";
import { subjectOf } from "./subject/sources.js";
import type { ComposedBlocks } from "./yaml/blocks.js";

export type { PostgresSetting } from "./subject/postgres-setting.js";

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
  /** The report's findings in their order, each with its position and its fix. */
  readonly found: readonly CheckedFinding[];
  /** Where secrets are written, so that they can be masked. */
  readonly secrets: readonly Position[];
  /** Where those settings are written that are compared with an installation. */
  readonly places: Places;
  /** The findings that make a bootstrap or migration impossible, such as an invalid email. */
  readonly blockers: readonly Finding[];
  /** Null for texts that were not read from files, such as those of the editor. */
  readonly source: ConfigurationSource | null;
}

/** The files that a configuration was read from. */
export interface ConfigurationSource {
  /** The paths that were named, without files found beside them. */
  readonly paths: readonly string[];
  /** Identifies all bytes that were read, in their order. It is as secret as they are, because it can be guessed at. */
  readonly digest: Secret;
}

/**
 * Reads Helm values files (with Secret manifests beside them) or compose `.env` files (with the compose file in their
 * folder), layered left to right. With `standardInput` the path `-` is what that reads, which
 * has no folder. Throws CONFIGURATION_NOT_GIVEN, the FILE_… codes, CONFIGURATION_UNREADABLE or CONFIGURATION_NOT_VALUES;
 * everything else is a finding.
 */
export async function readConfiguration(
  paths: readonly string[],
  format?: ConfigurationFormat,
  standardInput?: () => Promise<ReadDocument>,
  chartVersion?: string,
): Promise<InstallationConfiguration> {
  const texts: ReadDocument[] = [];
  for (const path of paths) {
    if (path === "-" && standardInput !== undefined) texts.push(await standardInput());
    else texts.push(...(await readTextFiles([path])));
  }
  const isPiped = standardInput !== undefined && paths.includes("-");
  const neighbours = format === "helm" || isPiped ? [] : await readNeighbours(texts);
  const read = [...texts, ...neighbours];
  const digest = new Secret(revisionOf(Buffer.from(read.map(({ revision }) => revision).join())));
  return { ...understandConfiguration(read, format, undefined, chartVersion), source: { paths, digest } };
}

/**
 * Understands texts that were read before; a pure function. With `blocks`, an edited text costs only what changed in
 * it, and the fixes found are good only until the blocks are used again. `chartVersion` is the chart's version to judge
 * by; without it the configuration decides.
 */
export function understandConfiguration(
  texts: readonly ConfigurationDocument[],
  format?: ConfigurationFormat,
  blocks?: ComposedBlocks,
  chartVersion?: string,
): InstallationConfiguration {
  const subject = subjectOf(texts, format, blocks);
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
    places: placesOf(subject),
    source: null,
    ...checkSubject(subject, { chartVersion: chartVersion ?? null }),
  };
}

const sealed = (setting: Setting | null): Secret | null => (setting === null ? null : new Secret(setting.text));
