/** gatehouse plan: shows what the configuration would change. It changes nothing. */
import type { Command } from "commander";
import type { Plan } from "../../../../shared/contract/installation.js";
import { count } from "../../../../shared/count.js";
import { printJson, printResult } from "../terminal/output.js";
import { type CommonOptions, withConfig, withDatabase, withInstallation, withJson } from "./options.js";

export interface PlanOptions extends CommonOptions {
  readonly release?: string;
}

export const withRelease = (command: Command): Command =>
  command.option("--release <version>", "the release the installation runs, where nothing else says");

export function addPlan(program: Command): void {
  withRelease(withDatabase(withConfig(withJson(program.command("plan")))))
    .description("show what the configuration would change in the database; exit code 3 when something would")
    .action((options: PlanOptions) =>
      withInstallation(options, async (client) => {
        const plan = await client.installation.plan(inputOf(options));
        if (options.json) printJson(plan);
        else printResult(describePlan(plan));
        process.exitCode = exitCode(plan);
      }),
    );
}

/** The part of a call's input that says which release the installation runs. */
export const inputOf = ({ release }: PlanOptions) => ({ release });

const exitCode = ({ action }: Plan): number => (action === "refuse" ? 1 : action === "nothing" ? 0 : 3);

/** The plan as people read it. */
export function describePlan({ action, reason, remedy, steps, effects }: Plan): string {
  const lines = [`${action}: ${reason}`];
  if (remedy !== null) lines.push(`What to do: ${remedy}`);
  for (const [place, step] of steps.entries()) lines.push(`  ${place + 1}. ${step.title}: ${step.detail}`);
  if (steps.length > 0) {
    lines.push(
      `Kept: ${count(effects.resourcesKept, "resource row")}, ${count(effects.membersKept, "member")}, ${count(effects.workspacesKept, "workspace")}.`,
      `Signed out: ${count(effects.peopleSignedOut, "member")} (${count(effects.sessionsEnded, "session")}).`,
    );
    for (const sentence of effects.irreversible) lines.push(`Cannot be undone: ${sentence}`);
  }
  return lines.join("\n");
}
