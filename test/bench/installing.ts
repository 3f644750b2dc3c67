/** What the parts of the bench share: the configuration they install, and installing it as a door does. */

import { readConfiguration } from "../../electron/config/configuration.js";
import { connect, type Database } from "../../electron/database/connect.js";
import type { SchemaMigration } from "../../electron/database/schema/migrate.js";
import { parseDatabaseUrl } from "../../electron/database/url.js";
import { apply } from "../../electron/installation/apply.js";
import { makePlan } from "../../electron/installation/make-plan.js";
import { type Actor, databaseOperator } from "../../electron/organization/actor.js";
import type { PlanAction } from "../../shared/contract/installation.js";

/** A valid one, with every value that a bootstrap needs. */
export const configurationFile = "test/fixtures/config/basic.yaml";
const schema = "public";

export const operator: Actor = databaseOperator("postgres");

export const openDatabase = (url: string): Promise<Database> => connect(parseDatabaseUrl(url).target, schema);

/** Plans and applies: on an empty database a bootstrap, with the schema of an earlier console where one is given. */
export const install = (database: Database, migrations?: readonly SchemaMigration[]): Promise<void> =>
  applyAs("bootstrap", database, migrations);

/** Brings an earlier console's schema up to date. */
export const upgrade = (database: Database): Promise<void> => applyAs("upgrade-schema", database);

async function applyAs(action: PlanAction, database: Database, migrations?: readonly SchemaMigration[]): Promise<void> {
  const configuration = await readConfiguration([configurationFile]);
  const { plan } = await makePlan(database, configuration, { migrations });
  if (plan.action !== action) throw new Error(`The bench was to ${action}, but the plan says: ${plan.action}`);
  await apply(database, configuration, {
    fingerprint: plan.fingerprint,
    backupFile: "/nonexistent",
    actor: operator,
    ...(migrations === undefined ? {} : { migrations }),
  });
}
