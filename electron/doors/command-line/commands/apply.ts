/** gatehouse apply: shows the plan, asks, and applies it. */
import type { Command } from "commander";
import { version } from "../../../../package.json";
import type { ApplyResult, Plan } from "../../../../shared/contract/installation.js";
import type { Client } from "../../../../shared/contract.js";
import { GatehouseError } from "../../../../shared/errors.js";
import { follow } from "../../../../shared/follow.js";
import { showRole } from "../../../../shared/roles.js";
import { confirm } from "../terminal/confirm.js";
import { printJson, printNote, printResult, printWarning } from "../terminal/output.js";
import { withConfig, withDatabase, withInstallation, withJson } from "./options.js";
import { describePlan, inputOf, type PlanOptions, withRelease } from "./plan.js";

interface ApplyOptions extends PlanOptions {
  readonly yes?: true;
  readonly backup?: string;
  readonly acceptWeakJwtSecret?: true;
}

export function addApply(program: Command): void {
  withRelease(withDatabase(withConfig(withJson(program.command("apply")))))
    .argument("[plan]", "a plan saved by gatehouse plan --out: apply that, and nothing else")
    .description("do what the plan says, in one transaction")
    .option("-y, --yes", "do not ask")
    .option("--accept-weak-jwt-secret", "apply it although the JWT secret is easily guessed")
    .option("--backup <file>", "where a migration writes its backup (default: in the console's own folder)")
    .action((file: string | undefined, options: ApplyOptions) =>
      file === undefined ? applyConfiguration(options) : applySaved(file, options),
    );
}

const applyConfiguration = (options: ApplyOptions): Promise<void> =>
  withInstallation(options, async (client) => {
    const plan = await client.installation.plan(inputOf(options));
    if (plan.action === "refuse") {
      throw new GatehouseError("PLAN_REFUSED", plan.reason, { remedy: plan.remedy ?? undefined });
    }
    await confirmAndApply(client, plan, options);
  });

/** Applies a saved plan with the files that it was made from, unless --config says where they are now. Errors: USAGE. */
async function applySaved(file: string, options: ApplyOptions): Promise<void> {
  if (options.release !== undefined) {
    throw new GatehouseError("USAGE", "--release is part of a saved plan.", {
      remedy: "Leave it out, or make a new plan with it.",
    });
  }
  const { readSavedPlan } = await import("../../../installation/saved-plan.js");
  const { saved } = await readSavedPlan(file, version);
  const { files } = saved.configuration;
  const { schema } = saved.database;
  const given = { ...options, config: options.config ?? files, schema: options.schema ?? schema };
  await withInstallation(given, async (client) => {
    const { release, ...plan } = await client.installation.checkSavedPlan({ file });
    await confirmAndApply(client, plan, { ...options, ...(release === null ? {} : { release }) });
  });
}

async function confirmAndApply(client: Client, plan: Plan, options: ApplyOptions): Promise<void> {
  printNote(describePlan(plan));
  for (const warning of plan.warnings ?? []) printWarning(warning);
  await confirmWarnings(plan, options);
  if (plan.action !== "nothing") await confirm("Apply this plan?", options.yes ?? false);
  const result = await runApply(client, plan, options);
  if (options.json) printJson(result);
  else printResult(describeResult(result));
}

/** A warning is confirmed by itself, because --yes in a script was written before there was one. Errors: NOT_CONFIRMED. */
async function confirmWarnings({ warnings = [] }: Plan, { acceptWeakJwtSecret }: ApplyOptions): Promise<void> {
  const [warning] = warnings;
  if (warning === undefined || acceptWeakJwtSecret) return;
  if (!process.stdin.isTTY) {
    throw new GatehouseError("NOT_CONFIRMED", warning, {
      remedy: "Nothing was changed. Use a strong secret, or pass --accept-weak-jwt-secret.",
    });
  }
  await confirm("Apply it with this weak JWT secret?", false);
}

async function runApply(client: Client, plan: Plan, options: ApplyOptions): Promise<ApplyResult> {
  const events = await client.installation.apply({
    fingerprint: plan.fingerprint,
    ...inputOf(options),
    backup: options.backup,
    despiteWarnings: plan.warnings !== undefined,
  });
  return follow(events, ({ status, title }) => {
    if (status === "done") printNote(`  ✓ ${title}`);
  });
}

function describeResult({ action, admin, backup }: ApplyResult): string {
  const lines = [action === "nothing" ? "Nothing to do." : `Done: ${action}.`];
  if (admin !== null && action !== "nothing") lines.push(`${showRole(admin.role)}: ${admin.email}`);
  if (backup !== null) lines.push(`Backup: ${backup} (gatehouse restore puts it back)`);
  return lines.join("\n");
}
