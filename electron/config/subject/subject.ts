/**
 * What rules look at: a configuration of either format, reduced to the settings of login and database. It holds secrets
 * in plain text and never leaves electron/config; other rooms get an InstallationConfiguration.
 */
import type { AuthMode, ConfigurationDocument } from "../../../shared/contract/configuration.js";
import type { Refusal } from "../chart/judge.js";
import type { ComposeProject } from "../compose/merge.js";
import type { EnvEntry } from "../env/read.js";
import type { ExistingSecrets } from "../helm/existing-secret.js";
import type { SecretManifest } from "../helm/secret-manifest.js";
import type { Setting, Settings } from "../keys/setting.js";
import type { YamlSource } from "../yaml/places.js";
import type { DuplicateKey } from "../yaml/tree.js";
import type { MapValue } from "../yaml/values.js";

interface Common {
  /** The files in the order given, with those found beside them last. */
  readonly files: readonly string[];
  /** Null where the configuration contradicts itself. */
  readonly mode: AuthMode | null;
  readonly settings: Settings;
}

export interface HelmSubject extends Common {
  readonly format: "helm";
  readonly values: MapValue;
  /** The files as they were parsed, in their order. */
  readonly sources: readonly YamlSource[];
  readonly duplicates: readonly DuplicateKey[];
  /** The setting that names the Secret which holds the secrets instead of these values. */
  readonly existingSecret: Setting | null;
  /** That Secret and Postgres's, with the manifests given for them. */
  readonly secrets: ExistingSecrets;
  readonly manifests: readonly SecretManifest[];
  /** The version of the chart that judges these values; null where none is known, or none was asked yet. */
  readonly chartVersion: string | null;
  /** What stops the chart that judges these values, before rules have explained it; empty until it was asked. */
  readonly refusals: readonly Refusal[];
}

export interface ComposeSubject extends Common {
  readonly format: "compose";
  /** The values that services get from the `.env`, and from the compose file where one is known. */
  readonly entries: ReadonlyMap<string, EnvEntry>;
  /** The values that the `.env` alone sets. */
  readonly written: ReadonlyMap<string, EnvEntry>;
  /** The files as they were read, in their order. */
  readonly sources: readonly ConfigurationDocument[];
  readonly duplicates: readonly EnvEntry[];
  readonly composeFile: ComposeProject | null;
}

export type Subject = HelmSubject | ComposeSubject;
