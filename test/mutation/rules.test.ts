/** The examples and verdicts of the unit tests in one test each, which a mutant fails fast. */
import { expect, it } from "vitest";
import { verdicts } from "../unit/config/chart-verdicts.js";
import { compose, goodEnv, goodValues, helm } from "../unit/config/read.js";
import { examples } from "../unit/config/rules/examples/table.js";
import { expectBroken, expectKept } from "../unit/config/rules/expectations.js";

it("examples", () => {
  for (const configuration of [helm(goodValues), compose(goodEnv)]) expect(configuration.report.findings).toEqual([]);
  for (const example of examples) {
    expectBroken(example);
    expectKept(example);
  }
});

it("verdicts", () => {
  for (const { accepted, rejected } of verdicts) {
    for (const layer of accepted) expect(helm(goodValues, layer).report.chart, layer).toBe("accepts");
    for (const layer of rejected) expect(helm(goodValues, layer).report.chart, layer).toBe("rejects");
  }
});
