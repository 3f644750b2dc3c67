/** The chart's verdict on values is the one its own templates give. */
import { describe, expect, it } from "vitest";
import { verdicts } from "./chart-verdicts.js";
import { goodValues, helm } from "./read.js";

describe.each(verdicts)("the chart's verdict on the $about", ({ accepted, rejected }) => {
  it.each(accepted)("accepts %s", (layer) => {
    expect(helm(goodValues, layer).report.chart.verdict).toBe("accepts");
  });

  it.each(rejected)("rejects %s", (layer) => {
    expect(helm(goodValues, layer).report.chart.verdict).toBe("rejects");
  });
});
