/** GitHub annotations: one line for each finding, from which the runner reads back what was said. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeData, escapeProperty, githubOf } from "../../../../../electron/doors/command-line/reports/github.js";
import { anyFinding, anyText, finding, source } from "./source.js";

/** As the runner undoes it (actions/runner, ActionCommand.cs). */
const undoData = (text: string): string => text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
const undoProperty = (text: string): string =>
  text
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");

describe("a GitHub annotation", () => {
  it("names file, line, column and rule", () => {
    expect(githubOf(source([finding({ file: "charts/a,b:c.yaml" })]))).toBe(
      "::error file=charts/a%2Cb%3Ac.yaml,line=3,col=13,title=chart-auth-type::" +
        "config.authType is neither mixed nor oauth. Write mixed.\n",
    );
    expect(githubOf(source([finding({ severity: "info", line: null, column: null, path: "" })]))).toMatch(
      /^::notice file=values\.yaml,title=chart-auth-type::/,
    );
    expect(githubOf(source([finding({ severity: "warning" })]))).toMatch(/^::warning /);
  });

  it("is one line, whatever the finding says", () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 4 }), (findings) => {
        const text = githubOf(source(findings));
        expect(text.split("\n")).toHaveLength(findings.length + 1);
        expect(text).not.toContain("\r");
      }),
    );
  });

  it("is read back by the runner as it was said", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(undoData(escapeData(text))).toBe(text);
        expect(undoProperty(escapeProperty(text))).toBe(text);
        expect(escapeProperty(text)).not.toMatch(/[:,\r\n]/);
      }),
    );
  });
});
