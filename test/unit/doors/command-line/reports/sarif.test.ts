/** SARIF: the published schema takes every report, and what a finding is called stays while lines move. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ruleGroups } from "../../../../../electron/config/rules/table.js";
import { sarifOf } from "../../../../../electron/doors/command-line/reports/sarif.js";
import { goodValues, helm } from "../../../config/read.js";
import { faultsOfSarif } from "./sarif-schema.js";
import { anyFinding, finding, source } from "./source.js";

const result = z.looseObject({
  ruleId: z.string(),
  ruleIndex: z.int().optional(),
  level: z.string(),
  message: z.object({ text: z.string() }),
  locations: z.array(z.looseObject({ physicalLocation: z.looseObject({}).optional() })),
  partialFingerprints: z.record(z.string(), z.string()),
});
const rule = z.looseObject({ id: z.string(), helpUri: z.url(), defaultConfiguration: z.object({ level: z.string() }) });
const log = z.looseObject({
  runs: z.tuple([
    z.looseObject({ tool: z.object({ driver: z.looseObject({ rules: z.array(rule) }) }), results: z.array(result) }),
  ]),
});
const runOf = (given: Parameters<typeof sarifOf>[0]) => log.parse(JSON.parse(sarifOf(given))).runs[0];

describe("a SARIF log", () => {
  it("passes the published schema, whatever the findings say", () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 5 }), fc.boolean(), (findings, failed) => {
        const failure = failed ? { code: "FILE_MISSING", message: "\ud800", remedy: "\u0000" } : null;
        expect(faultsOfSarif(sarifOf(source(findings, { failure })))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("is held by that schema to what SARIF knows", () => {
    const text = sarifOf(source([finding()]));
    expect(faultsOfSarif(text.replace('"ruleId"', '"rule"'))).not.toEqual([]);
    expect(faultsOfSarif(text.replace('"startLine": 3', '"startLine": 0'))).not.toEqual([]);
    expect(faultsOfSarif(text.replace('"level": "error"', '"level": "fatal"'))).not.toEqual([]);
  });

  it("has the place from 1 on, the level, and the rule with its page", () => {
    const findings = [
      finding(),
      finding({ severity: "warning" }),
      finding({ severity: "info", line: null, column: null }),
    ];
    const { tool, results } = runOf(source(findings));
    expect(results.map(({ level }) => level)).toEqual(["error", "warning", "note"]);
    expect(results[0]?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: "values.yaml", uriBaseId: "%SRCROOT%" },
          region: { startLine: 3, startColumn: 13 },
        },
        logicalLocations: [{ fullyQualifiedName: "config.authType" }],
      },
    ]);
    expect(results[2]?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: "values.yaml", uriBaseId: "%SRCROOT%" },
    });
    const { rules } = tool.driver;
    expect(rules[results[0]?.ruleIndex ?? -1]).toMatchObject({ id: "chart-auth-type" });
    expect(rules.map(({ helpUri }) => new URL(helpUri).hash)).toEqual(
      expect.arrayContaining(ruleGroups.flatMap((group) => group.rules.map(({ id }) => `#${id}`))),
    );
  });

  it.each([
    ["charts/smith/values.yaml", "charts/smith/values.yaml"],
    ["/work/charts/values.yaml", "charts/values.yaml"],
    ["./values.yaml", "values.yaml"],
    ["a b#ä:%.yaml", "a%20b%23%C3%A4%3A%25.yaml"],
    ["../values.yaml", "file:///values.yaml"],
    ["..values.yaml", "..values.yaml"],
  ])("names the file %s as %s", (file, uri) => {
    const { results } = runOf(source([finding({ file })]));
    expect(results[0]?.locations[0]?.physicalLocation).toMatchObject({ artifactLocation: { uri } });
  });

  it("calls a finding the same after lines were put before it, and two of one rule differently", () => {
    const broken = goodValues.replace("mixed", "saml").replace("Quiet-Harbour-17", "short");
    const names = (text: string) =>
      runOf({ ...source([]), report: helm(text).report }).results.map(({ partialFingerprints }) => partialFingerprints);
    expect(names(`# one\n# two\n\n${broken}`)).toEqual(names(broken));
    const same = runOf(source([finding(), finding({ line: 9 })])).results;
    expect(new Set(same.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints))).size).toBe(2);
  });

  it("tells no secret, not even in what a finding is called", () => {
    const broken = goodValues.replace("Quiet-Harbour-17", "planted-weakling").replace("mixed", "planted-mode");
    expect(sarifOf({ ...source([]), report: helm(broken).report })).not.toContain("planted");
  });
});
