/** What the console takes from a configuration, for both formats, and the report as a whole. */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readConfiguration, understandConfiguration } from "../../../electron/config/configuration.js";
import { configurationReport } from "../../../shared/contract/configuration.js";
import { blockedBy, compose, found, goodEnv, goodValues, helm, refusal } from "./read.js";

const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/config/${name}`, import.meta.url));

describe("Helm values", () => {
  it("are read with their secrets sealed", async () => {
    const configuration = await readConfiguration([fixture("basic.yaml")]);
    expect(configuration).toMatchObject({
      format: "helm",
      mode: "basic",
      adminEmail: "ada@harbour.example",
      organizationName: "Harbour",
      workspaceName: "Night shift",
      release: "0.13.3",
      blockers: [],
      report: { mode: "basic", verdict: "valid", chart: { verdict: "accepts" }, findings: [] },
      postgres: {
        by: "fields",
        host: "db.harbour.example",
        port: 6432,
        user: "gate",
        database: "smith",
        schema: "harbour",
      },
    });
    expect(configuration.adminPassword?.reveal()).toBe("Quiet-Harbour-17");
    expect(configuration.jwtSecret?.reveal()).toBe("pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu");
    expect(JSON.stringify(configuration)).not.toContain("Quiet-Harbour-17");
  });

  it("mean the percent-decoded password, since the chart joins it into a URL", async () => {
    const { postgres } = await readConfiguration([fixture("basic.yaml")]);
    expect(postgres?.by === "fields" && postgres.password?.reveal()).toBe("t@wer");
  });

  it("are layered left to right", async () => {
    const configuration = await readConfiguration([fixture("basic.yaml"), fixture("overrides.yaml")]);
    expect(configuration).toMatchObject({
      organizationName: "Lighthouse",
      workspaceName: "Workspace 1",
      adminEmail: "ada@harbour.example",
    });
    expect(configuration.jwtSecret?.reveal()).toBe("Zq1Lk8Vn3Ty6Bw0Mx5Ce9Rf2Hd7Gs4Ja=");
  });

  it("with an existing Secret are fine for the chart, and block a bootstrap until the values are layered on", async () => {
    const configuration = await readConfiguration([fixture("existing-secret.yaml")]);
    expect(configuration.report).toMatchObject({ verdict: "valid", chart: { verdict: "accepts" } });
    expect(configuration.blockers.map(({ message }) => message)).toEqual([
      "The value is in the Secret harbour-login, key initial_org_admin_password, which Gatehouse does not read.",
      "The value is in the Secret harbour-login, key jwt_secret, which Gatehouse does not read.",
    ]);
    const layered = await readConfiguration([fixture("existing-secret.yaml"), fixture("basic.yaml")]);
    expect(layered.blockers).toEqual([]);
  });

  it.each([
    ["basicAuth: {enabled: true}", "basic"],
    ["oauth: {enabled: true}", "oidc"],
    ["authType: mixed", "none"],
    ["authType: oauth\n  oauth: {oauthClientId: x}", "none"],
    ["basicAuth: {enabled: true}\n  oauth: {enabled: true}", null],
    ['basicAuth: {enabled: "false"}', "basic"],
    ["basicAuth: {enabled: 0}", "none"],
  ])("with %s ask for %s", (text, mode) => {
    expect(helm(`config:\n  ${text}\n`).mode).toBe(mode);
  });

  it.each([
    ["backendImage: {tag: 0.11.4}", "0.11.4"],
    ["backendImage: {tag: v0.12.0-rc.1}\n  frontendImage: {tag: 0.9.0}", "0.12.0-rc.1"],
    ["frontendImage: {tag: 0.9.1}\n  platformBackendImage: {tag: v0.9.1}\n  postgresImage: {tag: '14.7'}", "0.9.1"],
    ["frontendImage: {tag: 0.9.1}\n  aceBackendImage: {tag: 0.9.2}", null],
    ["frontendImage: {tag: 0.9.1}\n  aceBackendImage: {tag: latest}", null],
    ["backendImage: {tag: latest}\n  frontendImage: {tag: 0.9.1}", null],
    ["postgresImage: {tag: '14.7'}", null],
    ["backendImage: {tag: 0.10}", null],
    ["registry: harbour.example", null],
  ])("with images %s are of release %s", (text, release) => {
    expect(helm(`images:\n  ${text}\n`).release).toBe(release);
  });

  it.each([
    ["{host: db}", null],
    ["{enabled: true}", null],
    [
      "{enabled: true, host: db}",
      { by: "fields", host: "db", port: 5432, user: "postgres", database: "postgres", schema: null },
    ],
    ["{enabled: true, host: db, port: '6000'}", { by: "fields", port: 6000 }],
    ["{enabled: true, host: db, port: many}", null],
    ["{enabled: true, host: db, connectionUrl: 'a:b@c/d', schema: s}", { by: "url", schema: "s" }],
    ["{enabled: true, connectionUrl: 'a:b@c/d', existingSecretName: pg}", null],
  ])("with postgres.external %s name the database %j", (text, expected) => {
    const { postgres } = helm(`postgres:\n  external: ${text}\n`);
    if (expected === null) expect(postgres).toBeNull();
    else expect(postgres).toMatchObject(expected);
  });

  it("take a raw character in the password for itself, though the chart's URL breaks on it", () => {
    const { postgres } = helm("postgres: {external: {enabled: true, host: db, password: 'a%4@b'}}");
    expect(postgres?.by === "fields" && postgres.password?.reveal()).toBe("a%4@b");
  });
});

describe("a compose .env", () => {
  it("is read with byte order mark, Windows line ends, comments and references", async () => {
    const configuration = await readConfiguration([fixture("basic.env")]);
    expect(configuration).toMatchObject({
      format: "compose",
      mode: "basic",
      adminEmail: "ada@harbour.example",
      organizationName: "Default",
      workspaceName: "Workspace 1",
      release: "0.11.4",
      blockers: [],
      report: { verdict: "valid", chart: { verdict: "n/a" }, findings: [] },
    });
    expect(configuration.adminPassword?.reveal()).toBe("Quiet-$Harbour#17");
    expect(configuration.postgres?.by === "url" && configuration.postgres.url.reveal()).toBe(
      "gate:tower@db.harbour.example:5432/smith?sslmode=verify-full",
    );
  });

  it.each([
    ["", "none"],
    ["AUTH_TYPE=none\nBASIC_AUTH_ENABLED=false", "none"],
    ["AUTH_TYPE=mixed\nBASIC_AUTH_ENABLED=true", "basic"],
    ["AUTH_TYPE=mixed\nBASIC_AUTH_ENABLED=1\nOAUTH_CLIENT_ID=x", "basic"],
    ["AUTH_TYPE=mixed\nOAUTH_CLIENT_ID=x", "oidc"],
    ["AUTH_TYPE=mixed", null],
    ["AUTH_TYPE=oauth", "oidc"],
    ["AUTH_TYPE=oauth\nBASIC_AUTH_ENABLED=true", null],
    ["BASIC_AUTH_ENABLED=true", null],
    ["AUTH_TYPE=saml", null],
  ])("with %j asks for %s", (text, mode) => {
    expect(compose(text).mode).toBe(mode);
  });

  it("is layered: the later file wins", () => {
    expect(compose(goodEnv, "INITIAL_ORG_ADMIN_EMAIL=bob@harbour.example").adminEmail).toBe("bob@harbour.example");
  });
});

describe("the report", () => {
  it("has the contract's shape and is sorted by file and line, what has no line last", () => {
    const { report } = helm(
      goodValues.replace(/jwtSecret.*/, "x: 1\n    x: 2"),
      "ingress: {hostname: x}\nconfig:\n  jwtSecret: abc\n",
    );
    expect(configurationReport.parse(report)).toEqual(report);
    expect(report.findings.map(({ rule, file, line }) => [rule, file, line])).toEqual([
      ["unknown-key", "values-1.yaml", 10],
      ["duplicate-key", "values-1.yaml", 10],
      ["jwt-secret-missing", "values-1.yaml", null],
      ["chart-moved-key", "values-2.yaml", 1],
      ["jwt-secret-misplaced", "values-2.yaml", 3],
    ]);
  });

  it("lets the chart accept with skipValidation, and keeps as errors what the product itself fails on", () => {
    const layers = [goodValues, "ingress: {hostname: x}", "config: {initialOrgAdminEmail: null}"] as const;
    expect(helm(...layers).report.chart.verdict).toBe("rejects");
    const { report, blockers } = helm(...layers, "config: {skipValidation: true}");
    expect(report.chart.verdict).toBe("accepts");
    expect(report.verdict).toBe("invalid");
    expect(blockers).toMatchObject([{ rule: "chart-admin-email-missing", severity: "error", source: "doc" }]);
    expect(report.findings.find(({ rule }) => rule === "chart-moved-key")?.severity).toBe("warning");
  });

  it("never makes a short JWT secret, a missing license key or a missing salt stand in the way", () => {
    const configuration = helm(
      goodValues,
      "config: {langsmithLicenseKey: null, apiKeySalt: null, authType: null, basicAuth: {jwtSecret: a}}",
    );
    expect(found(configuration)).toEqual(
      expect.arrayContaining([
        "jwt-secret-short",
        "chart-license-key-missing",
        "chart-api-key-salt-missing",
        "chart-auth-type",
      ]),
    );
    expect(blockedBy(configuration)).toEqual([]);
  });

  it("says that the chart counts a password in bytes only where the chart looks at it", () => {
    const password = "config: {basicAuth: {initialOrgAdminPassword: Quiet-Häféß}}";
    const note = "The chart counts bytes, Gatehouse characters.";
    expect(helm(goodValues, password).blockers[0]?.message).toContain(note);
    expect(helm(goodValues, password, "config: {existingSecretName: login}").blockers[0]?.message).not.toContain(note);
    expect(compose(`${goodEnv}INITIAL_ORG_ADMIN_PASSWORD=Quiet-Häféß`).blockers[0]?.message).not.toContain(note);
    expect(
      helm(goodValues, `config: {basicAuth: {initialOrgAdminPassword: Aa-${"x".repeat(1_022)}}}`).blockers[0]?.message,
    ).not.toContain(note);
  });

  it("leaves the chart's password check out for OIDC and for an existing Secret", () => {
    const oidc = "config: {oauth: {enabled: true}, basicAuth: {enabled: false, initialOrgAdminPassword: null}}";
    expect(found(helm(goodValues, oidc))).not.toContain("chart-password");
    const existing = "config: {existingSecretName: login, basicAuth: {initialOrgAdminPassword: short}}";
    expect(helm(goodValues, existing).report).toMatchObject({ chart: { verdict: "accepts" }, verdict: "invalid" });
  });

  it("looks for placeholders also where the mode contradicts itself", () => {
    const both = "config: {oauth: {enabled: true}, basicAuth: {jwtSecret: YOUR_JWT_SECRET}}";
    expect(blockedBy(helm(goodValues, both))).toEqual(expect.arrayContaining(["chart-both-modes", "placeholder"]));
  });

  it("asks nothing for login of an installation without login", () => {
    expect(compose("LANGSMITH_LICENSE_KEY=x\nAPI_KEY_SALT=yW0k2v1S8n4Jq7Zb5Tt3\n").report).toEqual({
      mode: "none",
      verdict: "valid",
      chart: { version: null, verdict: "n/a", reason: "No chart reads these files.", chosen: null },
      findings: [],
    });
  });
});

describe("files that are no configuration", () => {
  it("are refused: several documents, no file at all, both formats at once", async () => {
    await expect(readConfiguration([fixture("manifests.yaml")])).rejects.toMatchObject({
      code: "CONFIGURATION_NOT_VALUES",
    });
    expect(refusal(() => understandConfiguration([])).code).toBe("CONFIGURATION_NOT_GIVEN");
    await expect(readConfiguration([fixture("basic.yaml"), fixture("basic.env")])).rejects.toMatchObject({
      code: "CONFIGURATION_NOT_VALUES",
    });
  });
});

describe("the format", () => {
  const helmText = "config:\n  basicAuth: {enabled: true}\n";

  it("is found by itself, whatever the file is called", () => {
    for (const [text, format] of [
      ["AUTH_TYPE=none\n", "compose"],
      [helmText, "helm"],
    ] as const)
      expect(understandConfiguration([{ file: "settings", text }]).format).toBe(format);
  });

  it("that is given overrules what a file looks like", () => {
    expect(understandConfiguration([{ file: "settings.yaml", text: "AUTH_TYPE=none\n" }], "compose").format).toBe(
      "compose",
    );
    expect(understandConfiguration([{ file: "values.env", text: helmText }], "helm").mode).toBe("basic");
    expect(
      refusal(() => understandConfiguration([{ file: "c.yaml", text: "services: {a: {}}" }], "helm")).message,
    ).toMatch(/compose file/);
  });

  it("is none for what is something else, and says what that is", () => {
    const what = (text: string) => refusal(() => understandConfiguration([{ file: "a.yaml", text }])).message;
    expect(what("apiVersion: apps/v1\nkind: Deployment\n")).toMatch(/a Kubernetes object \(Deployment\)/);
    expect(what("a: 1\n---\nb: 2\n")).toMatch(/several YAML documents/);
    expect(what("apiVersion: v1\nkind: Pod\n---\napiVersion: v1\nkind: Job\n")).toMatch(/several Kubernetes documents/);
    expect(what("apiVersion: v1\nkind: Pod\n---\nb: 2\n")).toMatch(/several YAML documents/);
    expect(what("- a\n")).toMatch(/a list/);
    expect(what("just text\n")).toMatch(/a single value/);
  });
});
