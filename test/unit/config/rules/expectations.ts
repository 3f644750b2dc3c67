/** What must hold of an example: the broken text has the finding, at its place, and the kept one has not. */
import { expect } from "vitest";
import { rules } from "../../../../electron/config/rules/table.js";
import { blockedBy, found } from "../read.js";
import { type Example, offerOf } from "./examples/example.js";
import { understand } from "./examples/understand.js";

export function expectBroken(example: Example): void {
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
  if (example.says !== undefined) expect(`${finding?.message} ${finding?.remedy}`).toMatch(example.says);
  if (example.fix !== undefined && finding !== undefined) {
    const offered = configuration.found[configuration.report.findings.indexOf(finding)]?.fix ?? null;
    expect(offerOf(offered)).toBe(example.fix);
  }
  const definition = rules.find(({ id }) => id === example.rule);
  expect(finding?.severity).toBe(definition?.severity);
  if (definition?.severity === "error") expect(configuration.report.verdict).toBe("invalid");
  if (example.format?.startsWith("compose")) expect(configuration.report.chart.verdict).toBe("n/a");
  else if (definition?.source === "chart" && definition.severity === "error")
    expect(configuration.report.chart.verdict).toBe("rejects");
}

export function expectKept(example: Example): void {
  expect(found(understand(example, example.kept))).not.toContain(example.rule);
}
