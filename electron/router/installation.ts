/** Inspecting, planning, applying and restoring, as the contract has them. */
import { join } from "node:path";
import type { ConfigurationDocument } from "../../shared/contract/configuration.js";
import type { ApplyProgress } from "../../shared/contract/installation.js";
import { type InstallationConfiguration, understandConfiguration } from "../config/configuration.js";
import type { Console } from "../console/console.js";
import { configuredTarget } from "../console/target.js";
import { query } from "../database/transaction.js";
import { backupDirectory } from "../files/data-folder.js";
import { apply } from "../installation/apply.js";
import { compareWithInstallation } from "../installation/compare.js";
import { inspect, summarize } from "../installation/inspect.js";
import { makePlan } from "../installation/make-plan.js";
import { previewRestore, restore } from "../installation/restore.js";
import { os } from "./base.js";
import { toContractError } from "./failures.js";
import { streamProgress } from "./progress.js";
import { recordRefusal } from "./refusals.js";

const defaultBackupFile = (schema: string): string => {
  const time = new Date().toISOString().replace(/[:.]/g, "-");
  return join(backupDirectory(), `gatehouse-${schema.replace(/[^\w-]/g, "_")}-${time}.json`);
};

/** Of the texts in the editor, else the open one. */
const configurationOf = async (
  console: Console,
  texts: readonly ConfigurationDocument[] | undefined,
): Promise<InstallationConfiguration> =>
  texts === undefined ? console.requireConfiguration() : understandConfiguration(texts);

export const installation = {
  inspect: os.installation.inspect.handler(async ({ context }) => {
    const database = context.console.database();
    return summarize(await query(database, (scope) => inspect(scope)));
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

  apply: os.installation.apply.handler(async function* ({ context, input }) {
    try {
      const database = context.console.database();
      const configuration = await context.console.requireConfiguration();
      const actor = await context.console.operator();
      return yield* streamProgress((report: (event: ApplyProgress) => void) =>
        apply(database, configuration, {
          fingerprint: input.fingerprint,
          statedRelease: input.release,
          backupFile: input.backup ?? defaultBackupFile(database.schema),
          actor,
          onStep: report,
        }),
      );
    } catch (error) {
      await recordRefusal(context.console, error, { path: ["installation", "apply"], input });
      throw await toContractError(context.console, error, "installation.apply");
    }
  }),

  previewRestore: os.installation.previewRestore.handler(({ context, input }) =>
    previewRestore(context.console.database(), input.file),
  ),

  restore: os.installation.restore.handler(async ({ context, input }) =>
    restore(context.console.database(), input.file, await context.console.operator()),
  ),
};
