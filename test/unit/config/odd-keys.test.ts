/** Keys and lines that trip over the language rather than over YAML. */
import { describe, expect, it } from "vitest";
import { checkDocuments } from "../../../electron/config/documents.js";
import { maskedLines } from "../../../electron/config/secrets/masking.js";
import { goodValues } from "./read.js";

describe("a key that every object has", () => {
  it.each(["constructor", "__proto__", "toString", "hasOwnProperty"])("%s is a key like any other", (key) => {
    const text = `${goodValues}  ${key}: 1\n${key}:\n  a: 1\n`;
    const { report } = checkDocuments([{ file: "values.yaml", text }]);
    expect(
      report.findings.every(({ rule, remedy }) => rule !== "unreadable" && !remedy.includes("[native code]")),
    ).toBe(true);
  });
});

it("a long line without a digit is masked before the test runs out of time", () => {
  expect(maskedLines(`a ${"x".repeat(200_000)}`, [])[0]).toHaveLength(200_002);
});
