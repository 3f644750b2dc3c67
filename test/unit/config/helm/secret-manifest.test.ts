/** Secret manifests beside values that name the Secret: their values count as settings, judged where they are written. */
import { describe, expect, it } from "vitest";
import { understandConfiguration } from "../../../../electron/config/configuration.js";
import { blockedBy, found, goodValues, namingValues, refusal } from "../read.js";

const password = "Quiet-Harbour-17";
const jwtSecret = "pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu";
const base64 = (text: string): string => Buffer.from(text).toString("base64");

const manifest = (name: string, ...body: readonly string[]): string =>
  ["apiVersion: v1", "kind: Secret", `metadata: {name: ${name}}`, ...body, ""].join("\n");
const login = manifest(
  "login",
  "data:",
  `  initial_org_admin_password: ${base64(password)}`,
  "stringData:",
  `  jwt_secret: ${jwtSecret}`,
  "  langsmith_license_key: lic_3f0b9c1de7",
  "  api_key_salt: yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0",
);
const database = manifest(
  "database",
  "stringData:",
  "  connection_url: gate:tower@db.harbour.example:5432/smith?sslmode=verify-full",
);

const beside = (text: string, values = namingValues) =>
  understandConfiguration([
    { file: "values.yaml", text: values },
    { file: "secret.yaml", text },
  ]);

describe("a Secret manifest", () => {
  it("gives the settings, in the clear and in base64, and nothing is wrong then", () => {
    const configuration = beside(`${login}---\n${database}`);
    expect(configuration.report.findings).toEqual([]);
    expect(configuration.blockers).toEqual([]);
    expect(configuration.adminPassword?.reveal()).toBe(password);
    expect(configuration.jwtSecret?.reveal()).toBe(jwtSecret);
    expect(configuration.postgres?.by === "url" && configuration.postgres.url.reveal()).toBe(
      "gate:tower@db.harbour.example:5432/smith?sslmode=verify-full",
    );
    expect(configuration.files).toEqual(["values.yaml", "secret.yaml"]);
  });

  it("has what stringData says where data says it too, as in the cluster", () => {
    const both = login.replace("data:\n", `data:\n  jwt_secret: ${base64("another")}\n`);
    expect(beside(both).jwtSecret?.reveal()).toBe(jwtSecret);
  });

  it("may stand in a List, and before the values", () => {
    const items = [login, database].map((text) => `- ${text.trimEnd().replaceAll("\n", "\n  ")}\n`).join("");
    const list = `apiVersion: v1\nkind: List\nitems:\n${items}`;
    expect(beside(list).blockers).toEqual([]);
    const swapped = understandConfiguration([
      { file: "secret.yaml", text: login },
      { file: "values.yaml", text: namingValues },
    ]);
    expect(swapped.adminPassword?.reveal()).toBe(password);
  });

  it("is looked at as the chart never does: a password against the rule is an error at its place", () => {
    const { report } = beside(login.replace(base64(password), base64("short")));
    expect(report.findings.find(({ rule }) => rule === "admin-password-rule")).toMatchObject({
      severity: "error",
      file: "secret.yaml",
      line: 5,
      path: "data.initial_org_admin_password",
    });
  });

  it("with a placeholder is offered no edit, since fixes do not write manifests", () => {
    const { found: places } = beside(login.replace(jwtSecret, "YOUR_JWT_SECRET"));
    const place = places.find(({ finding }) => finding.rule === "placeholder");
    expect(place?.finding).toMatchObject({ file: "secret.yaml", line: 7 });
    expect(place?.fix).toBeNull();
  });

  it("of another name is still looked at, where it holds the keys", () => {
    const configuration = beside(login.replace("name: login", "name: logins"));
    expect(found(configuration)).toContain("secret-name-differs");
    expect(configuration.jwtSecret?.reveal()).toBe(jwtSecret);
  });

  it.each(["jwtSecret", "JWT_SECRET", "jwt-secret", "jwt_secert", "jwt_secrets", "wt_secret"])(
    "whose key is %s is misspelt, not missing",
    (key) => {
      const configuration = beside(login.replace("jwt_secret", key));
      expect(found(configuration)).toContain("secret-key-misspelt");
      expect(found(configuration)).not.toContain("secret-key-missing");
      expect(blockedBy(configuration)).toContain("secret-key-misspelt");
    },
  );

  it("beside values for OIDC or none needs neither password nor JWT secret", () => {
    const only = manifest("login", "stringData:", "  langsmith_license_key: a", "  api_key_salt: bcdefgh");
    const values = namingValues.replace("basicAuth:\n    enabled: true", "oauth:\n    enabled: true");
    expect(found(beside(only, values))).not.toContain("secret-key-missing");
  });

  it("is read by the key that the values name for Postgres", () => {
    const values = `${namingValues}    connectionUrlSecretKey: url\n`;
    expect(found(beside(`${login}---\n${database}`, values))).toContain("secret-key-missing");
    const renamed = beside(`${login}---\n${database.replace("connection_url", "url")}`, values);
    expect(renamed.postgres).not.toBeNull();
  });

  it("that no values name is said, and alone it is no configuration", () => {
    expect(found(beside(login, goodValues))).toEqual(["secret-unused"]);
    const alone = refusal(() => understandConfiguration([{ file: "secret.yaml", text: login }]));
    expect(alone.message).toMatch(/holds a Secret, and no values file names it/);
  });

  it.each(["config: 1", "ConfigMap"])("is none where the file holds something else (%s)", (what) => {
    const text = what === "ConfigMap" ? "apiVersion: v1\nkind: ConfigMap\n" : `${login}---\n${what}\n`;
    expect(refusal(() => beside(text)).code).toBe("CONFIGURATION_NOT_VALUES");
  });
});

describe("secrets in a manifest or compose file", () => {
  const planted = Array.from({ length: 200 }, (_, place) => `S3cret${place}tower`);

  it("are in no finding, neither decoded nor encoded", () => {
    const [a = "", b = "", c = "", d = "", e = "", f = ""] = planted;
    const broken = manifest(
      a,
      "data:",
      ...planted.slice(10, 100).map((text, place) => `  key${place}: ${base64(text)}`),
      ...planted.slice(100).map((text, place) => `  other${place}: ${text}!`),
      `  initial_org_admin_password: ${base64(`${b}\n`)}`,
      `  jwtSecret: ${base64(c)}`,
      `  langsmith_license_key: ${d}=`,
      "stringData:",
      `  api_key_salt: [${e}]`,
      `  ${f}: x`,
    );
    const said = JSON.stringify([beside(broken).report, beside(broken).blockers]);
    expect(beside(broken).report.findings.length).toBeGreaterThan(50);
    for (const text of planted)
      for (const form of [text, base64(text), base64(`${text}\n`)]) expect(said).not.toContain(form);
  });

  it("nor are those written into a compose file", () => {
    const names = ["BASIC_AUTH_JWT_SECRET", "API_KEY_SALT", "INITIAL_ORG_ADMIN_PASSWORD", "LANGSMITH_LICENSE_KEY"];
    const environment = names.map((name, place) => `      ${name}: ${planted[place]}\n`).join("");
    const { report } = understandConfiguration([
      {
        file: ".env",
        text: `AUTH_TYPE=mixed\nBASIC_AUTH_ENABLED=true\n${names.map((name) => `${name}=S3crettower\n`).join("")}`,
      },
      {
        file: "compose.yaml",
        text: `services:\n  backend:\n    environment:\n${environment}      Y: \${X:?S3cret tower}\n`,
      },
    ]);
    expect(report.findings.map(({ rule }) => rule)).toContain("compose-value-overridden");
    expect(report.findings.map(({ rule }) => rule)).toContain("compose-name-required");
    expect(JSON.stringify(report)).not.toMatch(/S3cret|tower/);
  });
});
