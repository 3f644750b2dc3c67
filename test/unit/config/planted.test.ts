/** Reports are safe to paste in a ticket: secrets planted everywhere are in nothing that comes out. */
import { describe, expect, it } from "vitest";
import { checkDocuments } from "../../../electron/config/documents.js";
import { fixDocuments } from "../../../electron/config/fixes/apply.js";
import { maskedDiffs } from "../../../electron/config/secrets/masked-diff.js";
import { maskedLines } from "../../../electron/config/secrets/masking.js";
import { shownPath } from "../../../electron/config/secrets/shown-path.js";
import { findPlanted, plant } from "./planted.js";
import { goodEnv, refusal } from "./read.js";

const { plantings, count } = plant();

describe("of 200 and more secrets planted in every place", () => {
  it("there are as many as said", () => {
    expect(count).toBeGreaterThanOrEqual(200);
    expect(findPlanted(`x ${Buffer.from("pl4nt1").toString("base64")}`)).not.toBeNull();
  });

  it.each(plantings)("none is in the report, the offered fixes or their titles: $what", ({ documents }) => {
    const { report, fixes } = checkDocuments(documents);
    expect(report.findings.length).toBeGreaterThan(0);
    expect(findPlanted(JSON.stringify([report, fixes]))).toBeNull();
  });

  it.each(plantings)("none is in the masked difference, or in the refusal to make one: $what", ({ documents }) => {
    const { report } = checkDocuments(documents);
    if (report.findings.some(({ rule }) => rule === "unreadable" || rule === "not-values")) {
      const { message, remedy } = refusal(() => fixDocuments(documents, "all"));
      expect(findPlanted(message + remedy)).toBeNull();
      return;
    }
    const shown = maskedDiffs(documents, fixDocuments(documents, "all"));
    expect(findPlanted(shown.join("\n"))).toBeNull();
  });

  it("the masked difference still shows what is none", () => {
    const documents = [{ file: ".env", text: goodEnv.replace("mixed", "Mixed").replace("=true", "=TRUE") }];
    const [diff = ""] = maskedDiffs(documents, fixDocuments(documents, "all"));
    expect(diff).toContain("-AUTH_TYPE=Mixed\n+AUTH_TYPE=mixed");
    const values = [
      { file: "a.yaml", text: "config: # ours\n  authtype: mixed\ningress: {hostname: smith.harbour.io}\n" },
    ];
    const [shown = ""] = maskedDiffs(values, fixDocuments(values, "all"));
    expect(shown).toContain("-  authtype: ••••\n-ingress: {hostname: smith.harbour.io}\n+  authType: mixed");
  });
});

describe("a path in a finding", () => {
  it.each([
    ["config.basicAuth.jwtSecret", "config.basicAuth.jwtSecret"],
    ["commonEnv[2].name", "commonEnv[2].name"],
    ["my-app-2.extraEnv[0]", "my-app-2.extraEnv[0]"],
    ["BASIC_AUTH_ENABLED", "BASIC_AUTH_ENABLED"],
    ["config.Quiet-Harbour-1789", "config.••••"],
    ["config.kT4vNe-8hGq2x", "config.••••"],
    ["Zm9vYmFyYmF6cXV4[1]", "••••[1]"],
    ["config.two words", "config.••••"],
  ])("shows names and no more: %s", (path, shown) => {
    expect(shownPath(path)).toBe(shown);
  });
});

describe("a masked text", () => {
  it("has as many lines, and shows what is no secret", () => {
    const text = "a: |\n  one\n  two\nb: ok # password: hunter\nc: abcd1234\n";
    const lines = maskedLines(text, [{ file: "", start: 3, end: 17 }]);
    expect(lines).toEqual(["a: ••••", "••••", "••••", "b: ok # password: ••••", "c: ••••", ""]);
  });
});
