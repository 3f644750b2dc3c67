/** Reading the installation's settings for the use cases about members, roles, workspaces and sessions. */
import { z } from "zod";
import { type InitialPasswordPolicy, initialPasswordPolicy } from "../../shared/contract/policy.js";
import { GatehouseError } from "../../shared/errors.js";
import { isUndefinedTable } from "../database/errors.js";
import { type InstallationSettings, readSettings } from "../database/queries/read-settings.js";
import { compareLedger, refuseForeignLedger } from "../database/schema/ledger.js";
import { migrations } from "../database/schema/migrations.js";
import type { Scope } from "../database/scope.js";
import { defaultCost, type HashingCost } from "../security/passwords.js";

export interface MemberSettings extends InstallationSettings {
  readonly hashingCost: HashingCost;
  readonly initialPasswordPolicy: InitialPasswordPolicy;
}

/**
 * The stored form of the policy, `organizations.config.initial_password`. By default initial passwords never expire and
 * need not be changed, as in the product.
 */
const storedPolicy = z
  .object({
    valid_hours: initialPasswordPolicy.shape.validHours.default(null),
    must_change: z.boolean().default(false),
  })
  .transform((stored): InitialPasswordPolicy => ({ validHours: stored.valid_hours, mustChange: stored.must_change }));
/** The stored form of `organizations.config.failed_sign_ins`. */
const storedFailures = z.object({ reset_after: initialPasswordPolicy.shape.resetAfterFailures });
const defaultPolicy: InitialPasswordPolicy = { validHours: null, mustChange: false };

/** The stored form of `organizations.config.password_hashing`. The bounds keep a typing error from taking all memory. */
const storedCost = z
  .object({
    memory_kib: z
      .int()
      .min(8 * 1024)
      .max(1024 * 1024),
    passes: z.int().min(1).max(20),
    lanes: z.int().min(1).max(8),
  })
  .transform((cost): HashingCost => ({ memoryKib: cost.memory_kib, passes: cost.passes, lanes: cost.lanes }));

/**
 * The settings of an installation with any auth mode.
 * Errors: NO_INSTALLATION, also where its tables must be upgraded first; SCHEMA_NEWER.
 */
export async function readCurrentSettings(scope: Scope): Promise<InstallationSettings> {
  const { ledger: applied, settings } = await readSettings(scope).catch((error: unknown) => {
    if (!isUndefinedTable(error)) throw error;
    throw new GatehouseError(
      "NO_INSTALLATION",
      `There is no installation that Gatehouse made in schema "${scope.schema}".`,
    );
  });
  const ledger = compareLedger(applied, migrations);
  refuseForeignLedger(ledger);
  if (ledger.kind === "behind") {
    throw new GatehouseError("NO_INSTALLATION", "Gatehouse's tables in this database are of an earlier version.", {
      remedy: "Upgrade them first: gatehouse plan, then gatehouse apply.",
    });
  }
  if (settings === null) throw new GatehouseError("NO_INSTALLATION", "The installation has no organization.");
  return settings;
}

function readPolicy(config: InstallationSettings["config"]): InitialPasswordPolicy {
  const policy = storedPolicy.safeParse(config.initial_password).data ?? defaultPolicy;
  const resetAfterFailures = storedFailures.safeParse(config.failed_sign_ins).data?.reset_after;
  return resetAfterFailures === undefined ? policy : { ...policy, resetAfterFailures };
}

/** The settings of an installation with email/password login. Errors: NO_INSTALLATION, NOT_BASIC_AUTH, SCHEMA_NEWER. */
export async function readMemberSettings(scope: Scope): Promise<MemberSettings> {
  const settings = await readCurrentSettings(scope);
  if (settings.authMode !== "basic") {
    throw new GatehouseError("NOT_BASIC_AUTH", "This installation has no email/password login.");
  }
  return {
    ...settings,
    hashingCost: storedCost.safeParse(settings.config.password_hashing).data ?? defaultCost,
    initialPasswordPolicy: readPolicy(settings.config),
  };
}
