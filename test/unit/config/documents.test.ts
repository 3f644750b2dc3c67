/** Checking texts that are being edited. */
import { describe, expect, it } from "vitest";
import { checkDocuments } from "../../../electron/config/documents.js";
import { goodEnv, goodValues } from "./read.js";

const check = (file: string, text: string) => checkDocuments([{ file, text }]);

describe("a text in the editor", () => {
  it("has a mark and a place for a fix beside every finding", () => {
    const text = goodValues.replace("mixed", "oauth");
    const { report, marks, fixes } = check("values.yaml", text);
    expect(marks).toHaveLength(report.findings.length);
    expect(fixes).toHaveLength(report.findings.length);
    const place = report.findings.findIndex(({ rule }) => rule === "chart-basic-needs-mixed");
    const mark = marks[place];
    expect(text.slice(mark?.start, mark?.end)).toBe("oauth");
  });

  it("that cannot be read has one finding, at its place, which does not quote it", () => {
    const { report, marks } = check("values.yaml", "config:\n  jwtSecret: @hunter2hunter2\n");
    expect(report).toMatchObject({ mode: null, verdict: "invalid", chart: { verdict: "n/a" } });
    expect(report.findings).toMatchObject([{ rule: "unreadable", severity: "error", line: 2, column: 14 }]);
    expect(JSON.stringify(report)).not.toContain("hunter2");
    expect(marks).toEqual([{ file: "values.yaml", start: 21, end: 21 }]);
  });

  it("that is no values file says what it is", () => {
    const { report, marks } = check("values.yaml", "- a\n- b\n");
    expect(report.findings).toMatchObject([{ rule: "not-values", file: "values.yaml", line: null }]);
    expect(marks).toEqual([null]);
  });

  it("has its secrets marked, and nothing else", () => {
    const marked = (file: string, text: string) =>
      check(file, text).secrets.map(({ start, end }) => text.slice(start, end));
    expect(marked("values.yaml", `${goodValues}  existingSecretName: ""\n`)).toEqual([
      "lic_3f0b9c1de7",
      "yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0",
      "Quiet-Harbour-17",
      "pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu",
    ]);
    expect(marked(".env", `${goodEnv}POSTGRES_DATABASE_URI='a:b@c/d'\n`)).toEqual([
      "pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu",
      "Quiet-Harbour-17",
      "lic_3f0b9c1de7",
      "yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0",
      "'a:b@c/d'",
    ]);
  });

  it("has what stands behind a secret's closing quote marked too", () => {
    const text =
      "API_KEY_SALT='Quiet-'1 \nINITIAL_ORG_ADMIN_PASSWORD=\"\"-2\r\nCLUSTER='a'b\nOAUTH_CLIENT_SECRET=\"c\" # ours\n";
    const { secrets } = check(".env", text);
    expect(secrets.map(({ start, end }) => text.slice(start, end))).toEqual(["'Quiet-'", "1", "-2", '"c"']);
  });

  it("has those marked that YAML takes for something else, and no ordinary comment", () => {
    const text = `config:
  apiKeySalt: !Quiet-1
  basicAuth:
    initialOrgAdminPassword: #Quiet-2 # ours
    jwtSecret: &Quiet-3
  oauth: {oauthClientSecret: !!str }
  token: # set later
  initialOrgName: !Quiet-4
commonEnv:
  - name: REPORTS_PASSWORD
    value: !Quiet-5
`;
    const { secrets } = check("values.yaml", text);
    expect(secrets.map(({ start, end }) => text.slice(start, end))).toEqual([
      "!Quiet-1",
      "#Quiet-2",
      "&Quiet-3",
      "!Quiet-5",
    ]);
  });
});
