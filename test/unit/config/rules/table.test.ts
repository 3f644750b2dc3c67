/** Every rule, with an example that breaks it and one close by that does not. */
import { describe, expect, it } from "vitest";
import { rules } from "../../../../electron/config/rules/table.js";
import { compose, goodEnv, goodValues, helm } from "../read.js";
import { examples } from "./examples/table.js";
import { expectBroken, expectKept } from "./expectations.js";

describe("rules", () => {
  it("find nothing in correct configurations", () => {
    for (const configuration of [helm(goodValues), compose(goodEnv)]) {
      expect(configuration.report.findings).toEqual([]);
      expect(configuration.report.verdict).toBe("valid");
      expect(configuration.blockers).toEqual([]);
    }
  });

  it("each have an example that breaks them", () => {
    expect([...new Set(examples.map(({ rule }) => rule))].sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  it("have ids of their own, sentences, and no chart error under another name", () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const rule of rules) {
      for (const sentence of [rule.what, rule.why, rule.remedy]) expect(sentence).toMatch(/^\S.*[.)]$/);
      expect(rule.id.startsWith("chart-")).toBe(rule.source === "chart" && rule.severity === "error");
    }
  });

  it.each(examples)("$rule is broken by: $broken", expectBroken);

  it.each(examples)("$rule is kept by: $kept", expectKept);
});
