/** What a rule is that compares a configuration with its installation, and what such a rule looks at. */
import type { Finding } from "../../../shared/contract/configuration.js";
import type { InstallationConfiguration } from "../../config/configuration.js";
import type { Place, Placed } from "../../config/subject/places.js";
import type { MissingExtension } from "../../database/queries/find-missing-extensions.js";
import type { ConnectionTarget } from "../../database/target.js";
import type { Inspection } from "../inspect.js";
import type { JwtSecretComparison } from "../wanted.js";

/** What was read from the configuration and from the database. Rules look at no password. */
export interface Compared {
  readonly configuration: InstallationConfiguration;
  readonly inspection: Inspection;
  readonly jwtSecret: JwtSecretComparison;
  readonly workspaceNames: readonly string[];
  readonly server: {
    /** The major version of PostgreSQL, such as 14. */
    readonly majorVersion: number;
    readonly missingExtensions: readonly MissingExtension[];
    readonly mayCreateTables: boolean;
  };
  readonly connected: {
    readonly address: Pick<ConnectionTarget, "host" | "port" | "database" | "user">;
    readonly schema: string;
    readonly encrypted: boolean;
  };
  /** The database that the configuration names; null if it names none, or names it in a Secret that was not given. */
  readonly configured: { readonly target: ConnectionTarget; readonly schema: string | null } | null;
  readonly today: Date;
}

/** One difference. `message` and `remedy` take the place of the rule's own sentences. */
export interface Difference {
  /** The setting that differs, if it is a single one. */
  readonly about: Placed | null;
  readonly message?: string;
  readonly remedy?: string;
}

export interface DatabaseRule {
  readonly id: string;
  readonly severity: Finding["severity"];
  /** What differs, why it matters and what to do about it, each in a sentence. */
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
  readonly check: (compared: Compared) => readonly Difference[];
}

/** Returns one difference if `holds` is true, and none if not. */
export const when = (
  holds: boolean,
  about: Placed | null,
  more: Omit<Difference, "about"> = {},
): readonly Difference[] => (holds ? [{ about, ...more }] : []);

/** Turns a difference into a finding. If the setting stands in no file, the finding names the first file. */
export function findingOf(
  rule: DatabaseRule,
  { about, message, remedy }: Difference,
  configuration: InstallationConfiguration,
): Finding {
  const place: Place | undefined = about === null ? undefined : configuration.places[about];
  return {
    severity: rule.severity,
    source: "console",
    rule: rule.id,
    path: place?.path ?? "",
    file: place?.position.file ?? configuration.files[0] ?? "",
    line: place?.position.line ?? null,
    column: place?.position.column ?? null,
    message: message ?? `${rule.what} ${rule.why}`,
    remedy: remedy ?? rule.remedy,
  };
}
