/** The apply that this window started last. It goes on while another screen is open, and holds no secret. */
import { create } from "zustand";
import type { ApplyProgress, ApplyResult, Plan, PlanStep } from "../../shared/contract/installation.js";

export interface RunStep {
  readonly id: string;
  readonly title: string;
  readonly status: "waiting" | ApplyProgress["status"];
}

export type ApplyOutcome =
  | { readonly status: "running" }
  | { readonly status: "done"; readonly result: ApplyResult }
  | { readonly status: "failed"; readonly error: unknown };

export interface ApplyRun {
  readonly plan: Plan;
  readonly steps: readonly RunStep[];
  readonly outcome: ApplyOutcome;
}

interface ApplyRunState {
  readonly run: ApplyRun | null;
}

export const useApplyRun = create<ApplyRunState>(() => ({ run: null }));

/** The plan's steps, all of them still waiting. */
export const waitingSteps = (steps: readonly PlanStep[]): readonly RunStep[] =>
  steps.map(({ id, title }) => ({ id, title, status: "waiting" }));

/** The steps after a report. A step that the plan did not name is added at the end. */
export function followProgress(steps: readonly RunStep[], report: ApplyProgress): readonly RunStep[] {
  const next: RunStep = { id: report.step, title: report.title, status: report.status };
  return steps.some((step) => step.id === report.step)
    ? steps.map((step) => (step.id === report.step ? next : step))
    : [...steps, next];
}

/** Begins a run and forgets the one before it. */
export const beginRun = (plan: Plan): void =>
  useApplyRun.setState({ run: { plan, steps: waitingSteps(plan.steps), outcome: { status: "running" } } });

const change = (alter: (run: ApplyRun) => ApplyRun): void =>
  useApplyRun.setState(({ run }) => ({ run: run === null ? null : alter(run) }));

export const reportProgress = (report: ApplyProgress): void =>
  change((run) => ({ ...run, steps: followProgress(run.steps, report) }));

export const endRun = (outcome: ApplyOutcome): void => change((run) => ({ ...run, outcome }));

/** Forgets a run that has ended. A run that is under way stays. */
export const clearApplyRun = (): void =>
  useApplyRun.setState(({ run }) => ({ run: run?.outcome.status === "running" ? run : null }));
