/** What a rule about configuration and installation is, and what it looks at. */
import type { Finding } from "../../../shared/contract/configuration.js";
import type { InstallationConfiguration } from "../../config/configuration.js";
import type { Place, Placed } from "../../config/subject/places.js";
import type { MissingExtension } from "../../database/queries/find-missing-extensions.js";
import type { ConnectionTarget } from "../../database/target.js";
import type { Inspection } from "../inspect.js";
import type { JwtSecretComparison } from "../wanted.js";

/** Both sides, read. No password is looked at. */
export interface Compared {
  readonly configuration: InstallationConfiguration;
  readonly inspection: Inspection;
  readonly jwtSecret: JwtSecretComparison;
  readonly workspaceNames: readonly string[];
  readonly server: {
    /** 14 */
    readonly majorVersion: number;
    readonly missingExtensions: readonly MissingExtension[];
    readonly mayCreateTables: boolean;
  };
  readonly connected: {
    readonly address: Pick<ConnectionTarget, "host" | "port" | "database" | "user">;
    readonly schema: string;
    readonly encrypted: boolean;
  };
  /** The database the configuration names, or null: none, or in a Secret that was not given. */
  readonly configured: { readonly target: ConnectionTarget; readonly schema: string | null } | null;
  readonly today: Date;
}

/** One difference; the place is that of the setting it is about. */
export interface Difference {
  readonly about: Placed | null;
  readonly message?: string;
  readonly remedy?: string;
}

export interface DatabaseRule {
  readonly id: string;
  readonly severity: Finding["severity"];
  /** What differs, why it matters, what to do: a sentence each. */
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
  readonly check: (compared: Compared) => readonly Difference[];
}

/** One difference where `holds`, else none. */
export const when = (
  holds: boolean,
  about: Placed | null,
  more: Omit<Difference, "about"> = {},
): readonly Difference[] => (holds ? [{ about, ...more }] : []);

/** The finding for a difference; where the setting is written nowhere, it names the first file. */
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
