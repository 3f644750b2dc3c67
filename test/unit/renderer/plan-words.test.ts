/** A plan's effects in words. */
import { describe, expect, test } from "vitest";
import { describeEffects, isApplicable } from "../../../renderer/installation/plan-words.js";
import type { Plan, PlanAction } from "../../../shared/contract/installation.js";

const makePlan = (effects: Partial<Plan["effects"]>, action: PlanAction = "migrate"): Plan => ({
  state: "none",
  wanted: "basic",
  action,
  steps: [],
  effects: {
    resourcesKept: 0,
    sessionsEnded: 0,
    peopleSignedOut: 0,
    membersKept: 0,
    workspacesKept: 0,
    irreversible: [],
    backup: false,
    ...effects,
  },
  reason: "",
  remedy: null,
  notes: [],
  fingerprint: "",
});

const sentences = (effects: Partial<Plan["effects"]>) => describeEffects(makePlan(effects)).map((it) => it.sentence);

describe("the effects of a plan", () => {
  test("say in numbers what stays", () => {
    expect(sentences({ resourcesKept: 12_345, membersKept: 1, workspacesKept: 2 })[0]).toBe(
      "What is there stays: 12,345 rows of resources, 1 member, 2 workspaces.",
    );
  });

  test("say nothing stays only by leaving the sentence out", () => {
    expect(sentences({})).toEqual(["No member is signed out."]);
  });

  test("say who is signed out, and mark it as an end", () => {
    expect(describeEffects(makePlan({ sessionsEnded: 5, peopleSignedOut: 3 }))).toEqual([
      { kind: "ends", sentence: "3 members are signed out: 5 sessions end." },
    ]);
    expect(sentences({ sessionsEnded: 1, peopleSignedOut: 1 })).toEqual(["1 member is signed out: 1 session ends."]);
  });

  test("name the backup, and everything that cannot be undone, last", () => {
    expect(describeEffects(makePlan({ backup: true, irreversible: ["A.", "B."] })).map((it) => it.kind)).toEqual([
      "stays",
      "backup",
      "irreversible",
      "irreversible",
    ]);
  });
});

test("only plans that change something can be applied", () => {
  const applicable = (action: PlanAction) => isApplicable(makePlan({}, action));
  expect(applicable("nothing")).toBe(false);
  expect(applicable("refuse")).toBe(false);
  for (const action of [
    "bootstrap",
    "install-without-auth",
    "migrate",
    "rotate-jwt-secret",
    "upgrade-schema",
  ] as const) {
    expect(applicable(action)).toBe(true);
  }
});
