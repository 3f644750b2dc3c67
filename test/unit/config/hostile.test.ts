/** Input meant to break the reader, and secrets that must not come out of it. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: compose references are what is tested here
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { understandConfiguration } from "../../../electron/config/configuration.js";
import { parseEnv } from "../../../electron/config/env/read.js";
import { parseValues } from "../../../electron/config/yaml/read.js";
import { GatehouseError } from "../../../shared/errors.js";
import { compose, goodEnv, goodValues, helm, refusal } from "./read.js";

const endsInFindingsOrAnError = (file: string, text: string): void => {
  try {
    understandConfiguration([{ file, text }]);
  } catch (error) {
    if (!(error instanceof GatehouseError)) throw error;
    expect(error.message).not.toContain("\n");
  }
};

describe("any text", () => {
  it("ends in findings or a clear error", () => {
    const yamlish = fc
      .array(
        fc.constantFrom(
          "config:",
          "a",
          ": ",
          "- ",
          "\n",
          "  ",
          "{",
          "}",
          "[",
          "]",
          "&a ",
          "*a",
          "<<: ",
          "'",
          '"',
          "|",
          "? ",
          "#",
          "---\n",
          "!!str ",
          "\t",
          "null",
          "1",
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join(""));
    const envish = fc
      .array(
        fc.constantFrom(
          "A",
          "AUTH_TYPE",
          "=",
          ":",
          "\n",
          " ",
          "'",
          '"',
          "\\",
          "$",
          "$A",
          "${A",
          ":-",
          "+",
          "?",
          "}",
          "#",
          "export ",
          "\r\n",
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join(""));
    const anything = fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), yamlish, envish);
    fc.assert(fc.property(fc.constantFrom("a.yaml", ".env", "unnamed"), anything, endsInFindingsOrAnError), {
      numRuns: 2_000,
    });
  }, 60_000);

  it("made of correct files with a piece cut out or doubled ends in findings or a clear error", () => {
    fc.assert(
      fc.property(fc.boolean(), fc.nat(400), fc.nat(60), fc.nat(2), (yaml, from, length, times) => {
        const text = yaml ? goodValues : goodEnv;
        const mutated = text.slice(0, from) + text.slice(from, from + length).repeat(times) + text.slice(from + length);
        endsInFindingsOrAnError(yaml ? "a.yaml" : ".env", mutated);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ["brackets", "a.yaml", "[".repeat(1_000_000)],
    ["braces", "a.yaml", "{".repeat(1_000_000)],
    ["dashes", "a.yaml", "- ".repeat(500_000)],
    ["question marks", "a.yaml", "? ".repeat(500_000)],
    ["balanced brackets", "a.yaml", `a: ${"[".repeat(101)}${"]".repeat(101)}`],
    ["maps", "a.yaml", Array.from({ length: 1_500 }, (_, depth) => `${" ".repeat(depth)}a:\n`).join("")],
    ["defaults", ".env", `A=${"${B:-".repeat(100_000)}${"}".repeat(100_000)}`],
  ])("nested deeply in %s is refused and does not hang", (_what, file, text) => {
    expect(refusal(() => understandConfiguration([{ file, text }])).code).toBe("CONFIGURATION_UNREADABLE");
  });

  it("nested as deeply as allowed is read", () => {
    expect(helm(`a: ${"[".repeat(99)}${"]".repeat(99)}`).mode).toBe("none");
  });

  it("whose aliases or references multiply is refused", () => {
    const laughs = Array.from(
      { length: 12 },
      (_, i) =>
        `a${i}: &a${i} [${Array(10)
          .fill(i === 0 ? "ha" : `*a${i - 1}`)
          .join(", ")}]`,
    );
    expect(refusal(() => helm(laughs.join("\n"))).code).toBe("CONFIGURATION_UNREADABLE");
    const doubling = ["A=xxxxxxxxxx", ...Array.from({ length: 20 }, () => `A=${"$A".repeat(10)}`)];
    expect(refusal(() => compose(doubling.join("\n"))).code).toBe("CONFIGURATION_UNREADABLE");
  });

  it.each([
    ["an email", (long: string) => `config:\n  initialOrgAdminEmail: "a${long}b"\n  basicAuth: {enabled: true}\n`],
    ["a value of several lines", (long: string) => `a: "x\u2028y${long}z"\nb: 'x\u2028y${long}z'\n`],
    ["a directive", (long: string) => `%YAML${long}1.1 x\n---\na: 1\n`],
  ])("with very many spaces in %s does not hang", (_what, make) => {
    endsInFindingsOrAnError("values.yaml", make(" ".repeat(10_000)));
  });

  it("of 20,000 lines that can each be mended does not hang", () => {
    const line = (n: number): string => `A${n}_TOKEN=${n % 2 === 0 ? '"b"c' : "b$c"}`;
    const { found } = compose(Array.from({ length: 20_000 }, (_, n) => line(n)).join("\n"));
    expect(found.filter(({ fix }) => fix !== null)).toHaveLength(20_000 + 1); // and the salt that is missing
  });

  it.each([
    ["a.yaml", "- a\n"],
    ["a.yaml", "a: b\n"],
    ["a.yaml", "\n"],
    [".env", "A=1\n"],
    [".env", "A=${B-x}\n"],
  ])("in %s of 8 MiB of %j is read or refused and does not hang", (file, line) => {
    endsInFindingsOrAnError(file, line.repeat((8 * 1024 * 1024) / line.length));
  });
});

describe("secrets", () => {
  const secret = (n: number): string => `S3cret${n}tower`;

  it("are in no finding, whatever is wrong with them", () => {
    const values = `config:
  langsmithLicenseKey: [${secret(1)}]
  apiKeySalt: ${secret(2)}
  jwtSecret: ${secret(3)}
  existingSecretName: ${secret(4)}
  basicAuth: {enabled: "${secret(5)}", initialOrgAdminPassword: ${secret(6)}, jwtSecret: ${secret(2)}, initialOrgAdminEmail: ${secret(7)}}
  oauth: {oauthClientSecret: ${secret(8)}}
  initialOrgAdminEmail: ${secret(9)}
postgres:
  external: {enabled: true, connectionUrl: "postgres://a:${secret(10)}@b@host:port/x", password: ${secret(11)}, port: ${secret(12)}}
`;
    const { report, blockers } = helm(values);
    expect(report.findings.length).toBeGreaterThan(8);
    expect(JSON.stringify([report, blockers])).not.toMatch(/S3cret|tower/);
  });

  it("are in no finding that YAML takes for a tag, an anchor or a comment", () => {
    const { report, blockers } = helm(
      `config:\n  apiKeySalt: !${secret(1)}\n  basicAuth:\n    jwtSecret: &${secret(2)}\n    initialOrgAdminPassword: #${secret(3)}\n`,
    );
    expect(report.findings.filter(({ rule }) => rule === "value-lost")).toHaveLength(3);
    expect(JSON.stringify([report, blockers])).not.toMatch(/S3cret|tower/);
  });

  it("are in no finding of a .env, nor are the parts a $ cuts off", () => {
    const text = `AUTH_TYPE=${secret(1)}\nBASIC_AUTH_ENABLED=${secret(2)}\nBASIC_AUTH_JWT_SECRET=S3cret$tower\nINITIAL_ORG_ADMIN_PASSWORD=# S3cret\nINITIAL_ORG_ADMIN_EMAIL=${secret(3)}\nAPI_KEY_SALT=S3cret$tower\nPOSTGRES_DATABASE_URI=postgres://a:${secret(4)}#@host:1/x\nOAUTH_CLIENT_SECRET="a"${secret(5)}\nCLUSTER='a'${secret(6)}\n`;
    const { report, blockers } = compose(text);
    expect(report.findings.length).toBeGreaterThan(5);
    expect(JSON.stringify([report, blockers])).not.toMatch(/S3cret|tower/);
  });
});

describe("a single value", () => {
  const most = 128 * 1024;

  it.each(["A='_'", 'A="_"', "A=_"])("of a .env as %s is read up to 128 KiB and refused beyond", (form) => {
    const entries = parseEnv("a.env", form.replace("_", "x".repeat(most - 2))).entries;
    expect(entries.get("A")?.value).toHaveLength(most - 2);
    const error = refusal(() => parseEnv("a.env", form.replace("_", "x".repeat(most + 1))));
    expect(error).toMatchObject({ code: "CONFIGURATION_UNREADABLE", message: expect.stringContaining("128 KiB") });
  });

  it.each(["a: _", 'a: "_"', "a: |\n  _\n"])("of values as %j is read up to 1 MiB and refused beyond", (form) => {
    const mebibyte = 1024 * 1024;
    expect(() => parseValues("a.yaml", form.replace("_", "x".repeat(mebibyte - 16)))).not.toThrow();
    const error = refusal(() => parseValues("a.yaml", form.replace("_", "x".repeat(mebibyte + 1))));
    expect(error).toMatchObject({ code: "CONFIGURATION_UNREADABLE", message: expect.stringContaining("1 MiB") });
  });
});
