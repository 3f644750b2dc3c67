/** Compares a configuration with the installation it is for. Nothing is written. */
import type { Finding } from "../../shared/contract/configuration.js";
import type { InstallationConfiguration } from "../config/configuration.js";
import type { Database } from "../database/connect.js";
import { mayCreateTables } from "../database/queries/check-privileges.js";
import { findMissingExtensions } from "../database/queries/find-missing-extensions.js";
import { listWorkspaces } from "../database/queries/list-workspaces.js";
import { query } from "../database/transaction.js";
import { type Compared, findingOf } from "./comparison/rule.js";
import { neededExtensions } from "./comparison/server.js";
import { databaseRules } from "./comparison/table.js";
import { inspect } from "./inspect.js";
import { compareJwtSecret } from "./make-plan.js";

/**
 * Returns the findings in the order of the rules. `configured` is the database that the configuration names.
 * Errors: those of inspect and of the connection.
 */
export async function compareWithInstallation(
  database: Database,
  configuration: InstallationConfiguration,
  configured: Compared["configured"],
  today: Date = new Date(),
): Promise<readonly Finding[]> {
  const { schema, encrypted, address } = database;
  const looked = await query(database, async (scope) => {
    const inspection = await inspect(scope, { countsResources: false });
    const organization = inspection.organization?.id ?? null;
    return {
      inspection,
      server: {
        majorVersion: Math.trunc(database.serverVersionNumber / 10_000),
        missingExtensions: await findMissingExtensions(scope, neededExtensions),
        mayCreateTables: await mayCreateTables(scope),
      },
      workspaceNames: organization === null ? [] : (await listWorkspaces(scope, organization)).map(({ name }) => name),
    };
  });
  const compared: Compared = {
    ...looked,
    configuration,
    configured,
    jwtSecret: await compareJwtSecret(looked.inspection, configuration),
    connected: { address, schema, encrypted },
    today,
  };
  return databaseRules.flatMap((rule) =>
    rule.check(compared).map((difference) => findingOf(rule, difference, configuration)),
  );
}
