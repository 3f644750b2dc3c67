/** gatehouse plan: shows what the configuration would change. It changes nothing. */
import type { Command } from "commander";
import type { Plan, SavedPlan } from "../../../../shared/contract/installation.js";
import { count } from "../../../../shared/count.js";
import { printJson, printNote, printResult, printWarning } from "../terminal/output.js";
import { type CommonOptions, withConfig, withDatabase, withInstallation, withJson } from "./options.js";

export interface PlanOptions extends CommonOptions {
  readonly release?: string;
}

export const withRelease = (command: Command): Command =>
  command.option("--release <version>", "the release the installation runs, where nothing else says");

export function addPlan(program: Command): void {
  withRelease(withDatabase(withConfig(withJson(program.command("plan")))))
    .description("show what the configuration would change in the database; exit code 3 when something would")
    .option("--out <file>", "save the plan, without secrets, to a new file that gatehouse apply FILE takes")
    .action((options: PlanOptions & { readonly out?: string }) =>
      withInstallation(options, async (client) => {
        const { out, json } = options;
        const saved = out === undefined ? null : await client.installation.savePlan({ ...inputOf(options), file: out });
        const plan = saved ?? (await client.installation.plan(inputOf(options)));
        if (json) printJson(plan);
        else printResult(describePlan(plan));
        for (const warning of plan.warnings ?? []) printWarning(warning);
        if (saved !== null && !json) printNote(describeSaved(saved));
        process.exitCode = exitCode(plan);
      }),
    );
}

const describeSaved = ({ file }: SavedPlan): string =>
  file === null
    ? "Not saved, because a refused plan cannot be applied."
    : `Saved to ${file}. Apply it with gatehouse apply ${file}`;

/** The part of a call's input that says which release the installation runs. */
export const inputOf = ({ release }: PlanOptions) => ({ release });

const exitCode = ({ action }: Plan): number => (action === "refuse" ? 1 : action === "nothing" ? 0 : 3);

/** The plan as people read it. */
export function describePlan({ action, reason, remedy, notes, steps, effects }: Plan): string {
  const lines = [`${action}: ${reason}`];
  if (remedy !== null) lines.push(`What to do: ${remedy}`);
  for (const note of notes) lines.push(`Note: ${note}`);
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
