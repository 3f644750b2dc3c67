/** Implements the contract's calls to inspect, compare, plan, apply and restore. */
import { join } from "node:path";
import type { ConfigurationDocument } from "../../shared/contract/configuration.js";
import type { ApplyProgress } from "../../shared/contract/installation.js";
import { type InstallationConfiguration, understandConfiguration } from "../config/configuration.js";
import type { Console } from "../console/console.js";
import { configuredTarget } from "../console/target.js";
import { noteDifferences } from "../database/standing.js";
import { longLimits, query } from "../database/transaction.js";
import { backupDirectory } from "../files/data-folder.js";
import { apply } from "../installation/apply.js";
import { compareWithInstallation } from "../installation/compare.js";
import { inspect, summarize } from "../installation/inspect.js";
import { makePlan } from "../installation/make-plan.js";
import { previewRepair, repair } from "../installation/repair.js";
import { previewRestore, restore } from "../installation/restore.js";
import { checkSavedPlan, readSavedPlan, savePlan } from "../installation/saved-plan.js";
import { databaseOperator } from "../organization/actor.js";
import { os } from "./base.js";
import { requireCommandLine } from "./gate.js";
import { streamProgress } from "./progress.js";

const defaultBackupFile = (schema: string): string => {
  const time = new Date().toISOString().replace(/[:.]/g, "-");
  return join(backupDirectory(), `gatehouse-${schema.replace(/[^\w-]/g, "_")}-${time}.json`);
};

/** The configuration that the texts in the editor make, or the open one without them. */
const configurationOf = async (
  adminConsole: Console,
  texts: readonly ConfigurationDocument[] | undefined,
): Promise<InstallationConfiguration> =>
  texts === undefined ? adminConsole.requireConfiguration() : understandConfiguration(texts);

export const installation = {
  inspect: os.installation.inspect.handler(async ({ context }) => {
    const database = context.console.database();
    const inspection = await query(database, (scope) => inspect(scope), longLimits);
    noteDifferences(database, inspection.differences);
    return summarize(inspection);
  }),

  compare: os.installation.compare.handler(async ({ context, input }) => {
    const configuration = await configurationOf(context.console, input?.documents);
    const configured = configuredTarget(configuration);
    const findings = await compareWithInstallation(context.console.database(), configuration, configured);
    return { findings: [...findings] };
  }),

  plan: os.installation.plan.handler(async ({ context, input }) => {
    const database = context.console.database();
    const configuration = await configurationOf(context.console, input?.documents);
    return (await makePlan(database, configuration, { statedRelease: input?.release })).plan;
  }),

  savePlan: os.installation.savePlan.handler(async ({ context, input }) =>
    savePlan(context.console.database(), await context.console.requireConfiguration(), {
      file: input.file,
      version: context.console.capabilities.version,
      statedRelease: input.release,
    }),
  ),

  checkSavedPlan: os.installation.checkSavedPlan.handler(async ({ context, input }) => {
    const read = await readSavedPlan(input.file, context.console.capabilities.version);
    const plan = await checkSavedPlan(context.console.database(), await context.console.requireConfiguration(), read);
    return { ...plan, release: read.saved.release };
  }),

  apply: os.installation.apply.handler(({ context, input }) => {
    if (input.backup !== undefined) requireCommandLine(context.console);
    return streamProgress(async (report: (event: ApplyProgress) => void) => {
      const database = context.console.database();
      return apply(database, await context.console.requireConfiguration(), {
        fingerprint: input.fingerprint,
        statedRelease: input.release,
        backupFile: input.backup ?? defaultBackupFile(database.schema),
        actor: await context.console.operator(),
        despiteWarnings: input.despiteWarnings,
        onStep: report,
      });
    });
  }),

  previewRestore: os.installation.previewRestore.handler(({ context, input }) =>
    previewRestore(context.console.database(), input.file),
  ),

  restore: os.installation.restore.handler(async ({ context, input }) =>
    restore(context.console.database(), input.file, await context.console.operator()),
  ),

  previewRepair: os.installation.previewRepair.handler(({ context }) => previewRepair(context.console.database())),

  repair: os.installation.repair.handler(async ({ context, input }) =>
    repair(context.console.database(), input.fingerprint, databaseOperator(context.console.database().user)),
  ),
};
