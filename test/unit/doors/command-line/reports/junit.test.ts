/** JUnit: well-formed XML for any text, a case for each rule and file, and only errors fail. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeXml, junitOf } from "../../../../../electron/doors/command-line/reports/junit.js";
import { anyFinding, anyText, finding, source } from "./source.js";

/** The elements, attributes and texts of XML 1.0 without comments and sections; throws where it is not well formed. */
function readXml(xml: string): readonly string[] {
  const allowed = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
  if (!allowed.test(xml)) throw new Error("a character that XML cannot have");
  const token = /<\?xml [^?]*\?>|<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<]+)/y;
  const open: string[] = [];
  const seen: string[] = [];
  for (token.lastIndex = 0; token.lastIndex < xml.length; ) {
    const at = token.lastIndex;
    const found = token.exec(xml);
    if (found === null) throw new Error(`not well formed at ${at}: ${xml.slice(at, at + 40)}`);
    const [whole, end, name = "", , alone] = found;
    if (/&(?!(?:amp|lt|gt|quot|apos|#9|#10|#13);)/.test(whole)) throw new Error("a bare &");
    if (name === "") continue;
    if (end === "/" && open.pop() !== name) throw new Error(`${name} ends what is not open`);
    if (end !== "/") seen.push(whole);
    if (end !== "/" && alone !== "/") open.push(name);
  }
  if (open.length > 0) throw new Error(`${open.join()} is not closed`);
  return seen;
}

const readEntities = (text: string): string =>
  text.replace(
    /&(?:amp|lt|gt|quot|apos|#9|#10|#13);/g,
    (entity) =>
      ({
        "&amp;": "&",
        "&lt;": "<",
        "&gt;": ">",
        "&quot;": '"',
        "&apos;": "'",
        "&#9;": "\t",
        "&#10;": "\n",
        "&#13;": "\r",
      })[entity] ?? entity,
  );

describe("a JUnit report", () => {
  it("is well-formed XML, whatever the findings say", () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 5 }), fc.boolean(), anyText, (findings, failed, message) => {
        const failure = failed ? { code: "FILE_MISSING", message, remedy: "" } : null;
        readXml(junitOf(source(findings, { failure, read: !failed })));
      }),
    );
  });

  it("says every character that XML can have as it is", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeXml(text);
        expect(escaped).not.toMatch(/[<>"'\n\r\t]/);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot have is replaced
        const kept = text.replace(/\p{Surrogate}|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, "\ufffd");
        expect(readEntities(escaped)).toBe(kept);
      }),
    );
  });

  it("has a case for each rule and file, and counts those with errors", () => {
    const findings = [
      finding(),
      finding({ line: 9 }),
      finding({ rule: "secret-weak", severity: "warning" }),
      finding({ rule: "placeholder", file: "b.yaml" }),
    ];
    const seen = readXml(junitOf(source(findings, { files: ["values.yaml", "b.yaml"] })));
    const cases = seen.filter((tag) => tag.startsWith("<testcase"));
    expect(new Set(cases).size).toBe(cases.length);
    expect(cases.filter((tag) => tag.includes('name="chart-auth-type"'))).toHaveLength(2);
    expect(seen[0]).toContain(`tests="${cases.length}" failures="2" errors="0"`);
    expect(seen.filter((tag) => tag.startsWith("<failure"))).toHaveLength(2);
    expect(seen.filter((tag) => tag.startsWith("<system-out"))).toHaveLength(1);
  });

  it("claims nothing of rules that could not look", () => {
    const failure = { code: "CONFIGURATION_UNREADABLE", message: "values.yaml:1:1: not valid YAML.", remedy: "" };
    const seen = readXml(junitOf(source([finding({ rule: "unreadable" })], { failure, read: false })));
    expect(seen.filter((tag) => tag.startsWith("<testcase"))).toHaveLength(1);
    expect(seen[0]).toContain('tests="1" failures="1" errors="0"');
  });

  it("has an error where the database could not be reached, or no file can be named", () => {
    const failure = { code: "CONNECTION_REFUSED", message: "No server accepts connections.", remedy: "Check it." };
    expect(readXml(junitOf(source([], { failure }))).filter((tag) => tag.startsWith("<error"))).toHaveLength(1);
    const nowhere = source([finding({ file: "" })], { failure, read: false, files: [] });
    expect(readXml(junitOf(nowhere))[0]).toContain('tests="1" failures="0" errors="1"');
  });
});
