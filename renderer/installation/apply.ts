/** Applies a plan. */
import type { Plan } from "../../shared/contract/installation.js";
import { client, followCall } from "../client.js";
import { refreshAll } from "../queries.js";
import { beginRun, endRun, reportProgress } from "../state/apply-run.js";

/** Applies a plan to its end. Never throws: the run's state says how it ended. `release` is what was typed, or empty. */
export async function applyPlan(plan: Plan, release: string, despiteWarnings = false): Promise<void> {
  beginRun(plan);
  try {
    const run = client.installation.apply({
      fingerprint: plan.fingerprint,
      release: release || undefined,
      despiteWarnings,
    });
    endRun({ status: "done", result: await followCall(run, reportProgress) });
  } catch (error) {
    endRun({ status: "failed", error });
  }
  await refreshAll();
}
