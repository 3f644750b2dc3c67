/** Makes a plan for a database: inspects it, compares the JWT secret, and decides. */

import type { Plan } from "../../shared/contract/installation.js";
import type { InstallationConfiguration } from "../config/configuration.js";
import type { Database } from "../database/connect.js";
import type { Scope } from "../database/scope.js";
import { noteDifferences } from "../database/standing.js";
import { longLimits, query } from "../database/transaction.js";
import { matchesJwtSecret } from "../security/jwt-secret.js";
import { type Inspection, type InspectOptions, inspect } from "./inspect.js";
import { plan } from "./plan.js";
import type { JwtSecretComparison } from "./wanted.js";
import { jwtSecretWeakness } from "./weak-secret.js";

export interface PlanOptions extends InspectOptions {
  /** `--release`: what the administrator says the installation runs. */
  readonly statedRelease?: string | undefined;
}

/** Makes a plan on a connection of its own. Errors: those of inspect. */
export async function makePlan(
  database: Database,
  configuration: InstallationConfiguration,
  options: PlanOptions = {},
): Promise<PlanMade> {
  const made = await query(database, (scope) => planWithin(scope, configuration, options), longLimits);
  noteDifferences(database, made.inspection.differences);
  return made;
}

/** A plan, and the inspection that it was made from. */
export interface PlanMade {
  readonly plan: Plan;
  readonly inspection: Inspection;
}

/** Makes a plan within a transaction or on a connection that is open already. Errors: those of inspect. */
export async function planWithin(
  scope: Scope,
  configuration: InstallationConfiguration,
  { statedRelease, ...options }: PlanOptions,
): Promise<PlanMade> {
  const inspection = await inspect(scope, options);
  const jwtSecret = await compareJwtSecret(inspection, configuration);
  const weakness = configuration.jwtSecret === null ? null : jwtSecretWeakness(configuration.jwtSecret);
  const input = { inspection, wanted: configuration, jwtSecret, jwtSecretWeakness: weakness, statedRelease };
  return { plan: plan(input), inspection };
}

/** Compares the configuration's JWT secret with the hash in the database. */
export async function compareJwtSecret(
  inspection: Inspection,
  configuration: InstallationConfiguration,
): Promise<JwtSecretComparison> {
  if (configuration.jwtSecret === null) return "not-configured";
  const stored = inspection.installation?.jwtSecretHash ?? null;
  if (stored === null) return "not-stored";
  return (await matchesJwtSecret(stored, configuration.jwtSecret)) ? "same" : "differs";
}
