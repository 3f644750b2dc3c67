/** Every rule, with an example that breaks it and one close by that does not. */
import { describe, expect, it } from "vitest";
import { rules } from "../../../../electron/config/rules/table.js";
import { blockedBy, compose, found, goodEnv, goodValues, helm } from "../read.js";
import { examples } from "./examples/table.js";
import { understand } from "./examples/understand.js";

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

  it.each(examples)("$rule is broken by: $broken", (example) => {
    const configuration = understand(example, example.broken);
    const findings = configuration.report.findings.filter(
      ({ rule, path }) => rule === example.rule && path === example.path,
    );
    expect(findings).toHaveLength(1);
    const [finding] = findings;
    if (example.at === null) expect([finding?.line, finding?.column]).toEqual([null, null]);
    else if (example.at === "1") expect(finding?.file).toBe("values-1.yaml");
    else expect(`${finding?.line}:${finding?.column}`).toBe(example.at);
    expect(blockedBy(configuration).includes(example.rule)).toBe(example.blocks ?? false);
    const definition = rules.find(({ id }) => id === example.rule);
    expect(finding?.severity).toBe(definition?.severity);
    if (definition?.severity === "error") expect(configuration.report.verdict).toBe("invalid");
    if (example.format?.startsWith("compose")) expect(configuration.report.chart).toBe("n/a");
    else if (definition?.source === "chart" && definition.severity === "error")
      expect(configuration.report.chart).toBe("rejects");
  });

  it.each(examples)("$rule is kept by: $kept", (example) => {
    expect(found(understand(example, example.kept))).not.toContain(example.rule);
  });
});
