/** Looking at a database and planning in one go: inspect, compare the JWT secret, decide. */
import type { Plan } from "../../shared/contract/installation.js";
import type { InstallationConfiguration } from "../config/configuration.js";
import type { Database } from "../database/connect.js";
import type { SchemaMigration } from "../database/schema/migrate.js";
import { migrations as allMigrations } from "../database/schema/migrations.js";
import { query, type Transaction } from "../database/transaction.js";
import { matchesJwtSecret } from "../security/jwt-secret.js";
import { type Inspection, inspect } from "./inspect.js";
import { plan } from "./plan.js";
import type { JwtSecretComparison } from "./wanted.js";

/** The plan and the state it was made for; inside `transaction` where one is given. */
export async function makePlan(
  database: Database,
  configuration: InstallationConfiguration,
  statedRelease: string | undefined,
  migrations: readonly SchemaMigration[] = allMigrations,
  transaction?: Transaction,
): Promise<{ readonly plan: Plan; readonly inspection: Inspection }> {
  const inspection =
    transaction === undefined
      ? await query(database, (kysely) => inspect(kysely, database.schema, migrations))
      : await inspect(transaction, database.schema, migrations);
  const jwtSecret = await compareJwtSecret(inspection, configuration);
  return { plan: plan({ inspection, wanted: configuration, jwtSecret, statedRelease }), inspection };
}

/** Compares with the hash that the database keeps. */
export async function compareJwtSecret(
  inspection: Inspection,
  configuration: InstallationConfiguration,
): Promise<JwtSecretComparison> {
  if (configuration.jwtSecret === null) return "not-configured";
  const stored = inspection.installation?.jwtSecretHash ?? null;
  if (stored === null) return "not-stored";
  return (await matchesJwtSecret(stored, configuration.jwtSecret)) ? "same" : "differs";
}
