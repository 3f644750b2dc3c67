/** Applies a plan and follows its progress to the end. */
import type { Plan } from "../../shared/contract/installation.js";
import { client } from "../client.js";
import { isLinkLost } from "../failure.js";
import { refreshAll } from "../queries.js";
import { beginRun, endRun, reportProgress } from "../state/apply-run.js";
import { markLinkLost } from "../state/link.js";

/** Never throws: how it ended is part of the run's state. `release` is what was typed, or empty. */
export async function applyPlan(plan: Plan, release: string): Promise<void> {
  beginRun(plan);
  try {
    const progress = await client.installation.apply({
      fingerprint: plan.fingerprint,
      ...(release === "" ? {} : { release }),
    });
    let report = await progress.next();
    while (report.done !== true) {
      reportProgress(report.value);
      report = await progress.next();
    }
    endRun({ status: "done", result: report.value });
  } catch (error) {
    if (isLinkLost(error)) markLinkLost();
    endRun({ status: "failed", error });
  }
  await refreshAll();
}
