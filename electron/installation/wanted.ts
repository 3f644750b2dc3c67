/** What a plan is made from besides the state of the database. */
import type { AuthMode, Finding } from "../../shared/contract/configuration.js";

/** The part of a configuration that a plan is made from. */
export interface WantedInstallation {
  readonly mode: AuthMode | null;
  readonly adminEmail: string | null;
  readonly organizationName: string;
  readonly workspaceName: string;
  readonly release: string | null;
  /** What makes a bootstrap or migration impossible. */
  readonly blockers: readonly Finding[];
}

/** How the configuration's JWT secret compares with the installation's. */
export type JwtSecretComparison = "same" | "differs" | "not-configured" | "not-stored";
