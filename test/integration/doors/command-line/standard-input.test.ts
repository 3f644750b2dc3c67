/** The file name `-`: a configuration that comes by standard input, whatever it is, and what is refused. */
import { writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { newPath, noLogin, values, worldForAll } from "../../world.js";
import { failureShape, gatehouse, prepareProgram, shaped } from "./program.js";

const report = z.looseObject({
  mode: z.string().nullable(),
  verdict: z.string(),
  findings: z.array(z.looseObject({ rule: z.string(), file: z.string(), line: z.int().nullable() })),
});
const written = (text: string, ending = "yaml"): string => {
  const path = newPath(ending);
  writeFileSync(path, text);
  return path;
};
const validate = async (args: readonly string[], input: string) => {
  const run = await gatehouse(["validate", ...args, "--json"], { input });
  return { code: run.code, ...shaped(report, run) };
};

beforeAll(prepareProgram);

const data = (text: string): string => Buffer.from(text).toString("base64");
const naming = `config:
  existingSecretName: login
  authType: mixed
  initialOrgAdminEmail: ada@harbour.example
  basicAuth:
    enabled: true
`;
const secret = {
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name: "login", namespace: "smith", uid: "0b1c" },
  type: "Opaque",
  data: {
    initial_org_admin_password: data("Quiet-Harbour-17"),
    jwt_secret: data("pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu"),
    langsmith_license_key: data("lic_3f0b9c1de7"),
    api_key_salt: data("yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0"),
  },
};

describe("validate -", () => {
  test("takes what helm get values -o yaml prints", async () => {
    expect(await validate(["-"], values)).toMatchObject({ code: 0, mode: "basic", verdict: "valid" });
  });

  test("takes what helm get values prints without -o, and counts its heading as a line", async () => {
    const printed = `USER-SUPPLIED VALUES:\n${values.replace("mixed", "saml")}`;
    const { code, findings } = await validate(["-"], printed);
    expect(code).toBe(1);
    expect(findings.find(({ rule }) => rule === "chart-auth-type")).toMatchObject({ file: "standard input", line: 5 });
    for (const none of [
      "USER-SUPPLIED VALUES:\nnull\n",
      "USER-SUPPLIED VALUES:\n{}\n",
      "null\n",
      "COMPUTED VALUES:\r\n{}\r\n",
    ])
      expect(await validate(["-"], none)).toMatchObject({ code: 1, mode: "none" });
  });

  test.each([
    [
      "kubectl get secret login -o yaml",
      `apiVersion: v1\nkind: Secret\nmetadata:\n  name: login\ndata:\n${Object.entries(secret.data)
        .map(([key, value]) => `  ${key}: ${value}\n`)
        .join("")}`,
    ],
    ["kubectl get secret login -o json", JSON.stringify(secret, null, 4)],
    ["kubectl get secrets -o json", JSON.stringify({ apiVersion: "v1", kind: "List", metadata: {}, items: [secret] })],
  ])("takes what %s prints, beside the values that name it", async (_command, input) => {
    const { code, mode, findings } = await validate([written(naming), "-"], input);
    expect([code, mode]).toEqual([0, "basic"]);
    expect(findings.map(({ rule }) => rule)).not.toContain("existing-secret-unchecked");
  });

  test("takes a .env", async () => {
    expect(await validate(["-"], noLogin)).toMatchObject({ mode: "none" });
  });

  test.each([
    ["nothing", "", "FILE_UNREADABLE", 2],
    ["a NUL", "config:\n  initialOrgName: \u0000", "FILE_NOT_TEXT", 2],
    ["more than 8 MiB", `# ${"x".repeat(9 * 1024 * 1024)}`, "FILE_TOO_LARGE", 2],
    ["broken YAML", "config: [", "CONFIGURATION_UNREADABLE", 2],
    ["a Secret that nothing names", JSON.stringify(secret), "CONFIGURATION_NOT_VALUES", 2],
  ])("refuses %s", async (_what, input, code, exit) => {
    const run = await gatehouse(["validate", "-", "--json"], { input });
    expect([run.code, shaped(failureShape, run).error.code]).toEqual([exit, code]);
    expect(shaped(failureShape, run).error.message).toContain("standard input");
  });

  test.each([
    [["validate", "-", "-"]],
    [["validate", "-", "--fix"]],
    [["plan", "--config", "-", "-"]],
    [["sign-in", "ada@harbour.example", "--config", "-"]],
    [["check-token", "--config", "-"]],
    [["users", "change-password", "ada@harbour.example", "--config", "-"]],
    [["users", "reset-password", "ada@harbour.example", "--stdin", "--config", "-"]],
  ])("%j is refused in a sentence", async (args) => {
    const run = await gatehouse([...args, "--json"], { input: values });
    expect([run.code, shaped(failureShape, run).error.code]).toEqual([2, "USAGE"]);
    expect(shaped(failureShape, run).error.message.toLowerCase()).toContain("standard input");
  });
});

describe("with a database", () => {
  const world = worldForAll({ installed: "nothing" });

  test("plan and apply take their configuration from standard input", async () => {
    const given = () => ({ url: world.db.url, input: values });
    expect((await gatehouse(["plan", "--config", "-", "--json"], given())).code).toBe(3);
    const asked = await gatehouse(["apply", "--config", "-", "--json"], given());
    expect(shaped(failureShape, asked).error.code).toBe("NOT_CONFIRMED");
    expect((await gatehouse(["apply", "--config", "-", "--yes", "--json"], given())).code).toBe(0);
    expect((await gatehouse(["plan", "--config", "-", "--json"], given())).code).toBe(0);
  });
});
