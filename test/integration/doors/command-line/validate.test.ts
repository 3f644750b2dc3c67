/** gatehouse validate: Secret manifests, the compose file beside a .env, --format, and the database beside it all. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { chartVerdict } from "../../../../shared/contract/report.js";
import { findFreePort } from "../../../postgres/pooler.js";
import { newPath, values, worldForAll } from "../../world.js";
import { everythingSaid, gatehouse, prepareProgram, shaped } from "./program.js";

const planted = "hunter2-Planted-Secret";
const encoded = Buffer.from(`${planted}\n`).toString("base64");

const report = z.strictObject({
  mode: z.string().nullable(),
  verdict: z.enum(["valid", "invalid"]),
  chart: chartVerdict,
  findings: z.array(
    z.looseObject({ severity: z.string(), rule: z.string(), file: z.string(), line: z.number().nullable() }),
  ),
  database: z
    .union([
      z.strictObject({ target: z.string(), schema: z.string(), serverVersion: z.string(), encrypted: z.boolean() }),
      z.strictObject({ error: z.strictObject({ code: z.string(), message: z.string(), remedy: z.string() }) }),
    ])
    .optional(),
});

const write = (path: string, text: string): string => {
  writeFileSync(path, text);
  return path;
};
const config = write(newPath("yaml"), values);

beforeAll(prepareProgram);
const world = worldForAll();

describe("with a database", () => {
  test("the answer has what differs, and where it was compared", async () => {
    const run = await gatehouse(["validate", config, "--against-database", "--json"], { url: world.db.url });
    const { verdict, database, findings } = shaped(report, run);
    expect(run.code).toBe(0);
    expect(verdict).toBe("valid");
    expect(database).toMatchObject({ schema: "public", encrypted: false });
    expect(findings.filter(({ rule }) => rule.startsWith("database-"))).toEqual([]);
  });

  test("what differs counts for the verdict and the exit code", async () => {
    const other = write(
      newPath("env"),
      "AUTH_TYPE=none\nLANGSMITH_LICENSE_KEY=lic_1\nAPI_KEY_SALT=yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0\n",
    );
    const run = await gatehouse(["validate", other, "--database", world.db.url, "--json"]);
    expect(run.code).toBe(1);
    expect(shaped(report, run).findings.map(({ rule }) => rule)).toContain("database-mode-differs");
  });

  test("that cannot be reached, the findings of the files are printed all the same, and why", async () => {
    const dead = `postgres://user:${planted}@127.0.0.1:${await findFreePort()}/x`;
    const run = await gatehouse(["validate", config, "--against-database", "--json"], { url: dead });
    expect(run.code).toBe(1);
    expect(shaped(report, run)).toMatchObject({
      verdict: "valid",
      database: { error: { code: "CONNECTION_REFUSED" } },
    });
    const text = await gatehouse(["validate", config, "--against-database"], { url: dead });
    expect(text.code).toBe(1);
    expect(text.stdout).toMatch(/valid: auth mode basic/);
    expect(text.stdout).toMatch(/Not compared with the database: No server accepts/);
  });

  test("is left alone where nobody asks, whatever the environment names", async () => {
    const run = await gatehouse(["validate", config, "--json"], { url: "postgres://nowhere.invalid/x" });
    expect(run.code).toBe(0);
    expect(shaped(report, run).database).toBeUndefined();
  });
});

describe("the files", () => {
  test("may be values that name a Secret, with its manifest, and plan takes its values", async () => {
    const naming = write(
      newPath("yaml"),
      "config:\n  existingSecretName: login\n  authType: mixed\n  initialOrgAdminEmail: Ada@harbour.example\n  basicAuth: {enabled: true}\n",
    );
    const manifest = (password: string) =>
      write(
        newPath("yaml"),
        `apiVersion: v1\nkind: Secret\nmetadata: {name: login}\nstringData:\n  initial_org_admin_password: ${password}\n  jwt_secret: pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu\n  langsmith_license_key: lic_3f0b9c1de7\n  api_key_salt: yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0\n`,
      );
    const good = manifest("Quiet-Harbour-17");
    expect((await gatehouse(["validate", naming, good])).code).toBe(0);
    const plan = await gatehouse(["plan", "--json", "--config", naming, good], { url: world.db.url });
    expect(JSON.parse(plan.stdout)).toMatchObject({ action: "nothing" });
    const weak = await gatehouse(["validate", naming, manifest("hunter2"), "--json"]);
    expect(shaped(report, weak).findings).toContainEqual(
      expect.objectContaining({ rule: "admin-password-rule", line: 5 }),
    );
  });

  test("are a .env and the compose file beside it, found by itself", async () => {
    const folder = newPath("d");
    mkdirSync(folder);
    write(
      join(folder, "docker-compose.yaml"),
      `services:\n  backend:\n    environment:\n      - API_KEY_SALT=${planted}\n`,
    );
    const env = write(join(folder, ".env"), `API_KEY_SALT=x\nOTHER=${planted}\nLANGSMITH_LICENSE_KEY=${planted}\n`);
    const run = await gatehouse(["validate", env, "--json"]);
    const rules = shaped(report, run).findings.map(({ rule, file }) => `${rule} ${file === env ? ".env" : "compose"}`);
    expect(rules).toEqual(expect.arrayContaining(["compose-name-unreached .env", "compose-value-overridden compose"]));
    expect((await gatehouse(["validate", env])).stdout).toContain("compose-name-unreached");
  });

  test("are what --format says", async () => {
    const odd = write(newPath("yaml"), "AUTH_TYPE=none\n");
    expect((await gatehouse(["validate", odd])).code).toBe(2);
    expect(shaped(report, await gatehouse(["validate", odd, "--format", "compose", "--json"])).mode).toBe("none");
    expect((await gatehouse(["validate", odd, "--format", "ini"])).code).toBe(2);
  });
});

test("no secret was said, in the clear or encoded", async () => {
  const broken = write(
    newPath("yaml"),
    `apiVersion: v1\nkind: Secret\nmetadata: {name: login}\ndata:\n  jwtsecret: ${encoded}\n  initial_org_admin_password: ${encoded}\n  api_key_salt: ${planted}\n`,
  );
  const naming = write(newPath("yaml"), "config: {existingSecretName: login, basicAuth: {enabled: true}}\n");
  for (const json of [[], ["--json"]]) expect((await gatehouse(["validate", naming, broken, ...json])).code).toBe(1);
  for (const form of [planted, encoded, encoded.slice(0, 20)]) expect(everythingSaid()).not.toContain(form);
});
