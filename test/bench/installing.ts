/** What the parts of the bench share: the configuration they install, and installing it as a door does. */
import { readConfiguration } from "../../electron/config/configuration.js";
import { connect, type Database } from "../../electron/database/connect.js";
import { parseDatabaseUrl } from "../../electron/database/url.js";
import { apply } from "../../electron/installation/apply.js";
import { makePlan } from "../../electron/installation/make-plan.js";
import { type Actor, databaseOperator } from "../../electron/members/actor.js";

/** A valid one, with every value that a bootstrap needs. */
export const configurationFile = "test/fixtures/config/basic.yaml";
const schema = "public";

export const operator: Actor = databaseOperator("postgres");

export const openDatabase = (url: string): Promise<Database> => connect(parseDatabaseUrl(url).target, schema);

/** Plans and applies: on an empty database a bootstrap. */
export async function install(database: Database): Promise<void> {
  const configuration = await readConfiguration([configurationFile]);
  const { plan } = await makePlan(database, configuration, undefined);
  if (plan.action !== "bootstrap") throw new Error(`The bench was to bootstrap, but the plan says: ${plan.action}`);
  await apply(database, configuration, {
    fingerprint: plan.fingerprint,
    backupFile: "/nonexistent",
    actor: operator,
  });
}
