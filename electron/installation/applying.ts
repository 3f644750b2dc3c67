/** What the steps of an apply share, and what an apply leaves behind. */

import type { ApplyResult } from "../../shared/contract/installation.js";
import type { InstallationConfiguration } from "../config/configuration.js";
import type { Database } from "../database/connect.js";
import type { SchemaMigration } from "../database/schema/migrate.js";
import type { Transaction } from "../database/scope.js";
import type { Actor } from "../organization/actor.js";
import type { Inspection } from "./inspect.js";
import type { PreparedSecrets } from "./prepare-secrets.js";
import type { StepId } from "./steps.js";

/** What apply needs besides the database and the configuration. */
export interface ApplyOptions {
  /** The fingerprint of the plan that was confirmed. Apply refuses if it would now make another plan. */
  readonly fingerprint: string;
  /** `--release`: what the administrator says the installation runs. */
  readonly statedRelease?: string | undefined;
  /** The path of a migration's backup, a new file. */
  readonly backupFile: string;
  readonly actor: Actor;
  /** True if a person confirmed the plan's warnings. */
  readonly despiteWarnings?: boolean | undefined;
  readonly onStep?: (step: {
    readonly step: StepId;
    readonly title: string;
    readonly status: "started" | "done";
  }) => void;
  readonly migrations?: readonly SchemaMigration[];
}

/** What the steps of an apply share. */
export interface Applying {
  readonly transaction: Transaction;
  readonly database: Database;
  readonly configuration: InstallationConfiguration;
  readonly inspection: Inspection;
  readonly secrets: PreparedSecrets;
  readonly options: ApplyOptions;
  /**
   * Runs `work` as the plan's next step, and reports when it starts and ends. Errors: INTERNAL if `id` is another
   * step's.
   */
  readonly step: <T>(id: StepId, work: () => Promise<T>) => Promise<T>;
}

/** What an action leaves behind, for the result and the audit row. */
export interface Applied {
  readonly admin: ApplyResult["admin"];
  readonly organizationId: string | null;
  readonly workspaceId: string | null;
  readonly backup: string | null;
}

/** The result of an apply that makes no admin. It names the configured admin if that is one, else the first admin. */
export function unchanged(inspection: Inspection, configuration: InstallationConfiguration): Applied {
  const admins = inspection.state === "basic" ? (inspection.installation?.adminEmails ?? []) : [];
  const configured = configuration.adminEmail?.toLowerCase();
  const email = admins.find((admin) => admin.toLowerCase() === configured) ?? admins[0];
  return {
    admin: email === undefined ? null : { email, role: "ORGANIZATION_ADMIN" },
    organizationId: inspection.organization?.id ?? null,
    workspaceId: inspection.installation?.firstWorkspaceId ?? null,
    backup: null,
  };
}
