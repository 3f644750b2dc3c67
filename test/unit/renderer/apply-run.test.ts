/** Following an apply. */
import { beforeEach, describe, expect, test } from "vitest";
import {
  beginRun,
  clearApplyRun,
  endRun,
  followProgress,
  reportProgress,
  useApplyRun,
  waitingSteps,
} from "../../../renderer/state/apply-run.js";
import type { Plan } from "../../../shared/contract/installation.js";

const steps = waitingSteps([
  { id: "schema", title: "Make the tables", detail: "" },
  { id: "admin", title: "Make the admin", detail: "" },
]);

const plan: Plan = {
  state: "empty",
  wanted: "basic",
  action: "bootstrap",
  steps: [{ id: "schema", title: "Make the tables", detail: "" }],
  effects: {
    resourcesKept: 0,
    sessionsEnded: 0,
    peopleSignedOut: 0,
    membersKept: 0,
    workspacesKept: 0,
    irreversible: [],
    backup: false,
  },
  reason: "",
  remedy: null,
  notes: [],
  fingerprint: "f",
};

describe("progress", () => {
  test("moves only the step it is about", () => {
    const after = followProgress(steps, { step: "schema", title: "Make the tables", status: "done" });
    expect(after.map(({ status }) => status)).toEqual(["done", "waiting"]);
  });

  test("adds a step that the plan did not name at the end", () => {
    const after = followProgress(steps, { step: "count", title: "Count again", status: "started" });
    expect(after.map(({ id, status }) => [id, status])).toEqual([
      ["schema", "waiting"],
      ["admin", "waiting"],
      ["count", "started"],
    ]);
  });
});

describe("a run", () => {
  beforeEach(() => useApplyRun.setState({ run: null }));

  test("under way is not put out of sight; an ended one is", () => {
    beginRun(plan);
    clearApplyRun();
    expect(useApplyRun.getState().run?.outcome.status).toBe("running");
    endRun({ status: "failed", error: null });
    clearApplyRun();
    expect(useApplyRun.getState().run).toBeNull();
  });

  test("that was never begun takes no report", () => {
    reportProgress({ step: "schema", title: "", status: "done" });
    expect(useApplyRun.getState().run).toBeNull();
  });
});
