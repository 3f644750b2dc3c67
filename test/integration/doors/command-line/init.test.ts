/** gatehouse init, run as people and scripts run it: files only, no secret on stdout, and what it wrote is valid. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readConfiguration } from "../../../../electron/config/configuration.js";
import { initResult } from "../../../../shared/contract/init.js";
import { newPath } from "../../world.js";
import { everythingSaid, failureShape, gatehouse, prepareProgram, shaped } from "./program.js";

const license = "lic_3f0b9c1de7a94c5d8e2b6a7f1c3d5e9b";
const email = "ada@harbour.example";
const folder = (): string => {
  const path = newPath("d");
  mkdirSync(path);
  return path;
};
const secretsOf = async (...files: readonly string[]): Promise<readonly string[]> => {
  const { adminPassword, jwtSecret } = await readConfiguration(files);
  return [adminPassword?.reveal() ?? "", jwtSecret?.reveal() ?? ""];
};
const silentAbout = (secrets: readonly string[]): void => {
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(11);
    expect(everythingSaid()).not.toContain(secret);
  }
};

beforeAll(prepareProgram);

describe("a new installation", () => {
  test("values with the license key from standard input are valid and for their owner only", async () => {
    const file = join(folder(), "values.yaml");
    const args = ["init", file, "--admin-email", email, "--license-key-file", "-", "--json"];
    const run = await gatehouse(args, { input: `${license}\n` });
    expect(run.code).toBe(0);
    expect(shaped(initResult, run)).toMatchObject({
      written: true,
      format: "helm",
      licenseKeyMissing: false,
      secretsIn: [file],
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await gatehouse(["validate", file])).code).toBe(0);
    silentAbout([...(await secretsOf(file)), license]);
  });

  test("values beside a Secret manifest, the license key from a file, and a .env", async () => {
    const here = folder();
    const [values, secret, env, key] = ["values.yaml", "secret.yaml", ".env", "license"].map((name) =>
      join(here, name),
    ) as [string, string, string, string];
    writeFileSync(key, `${license}\n`);
    const shared = ["--admin-email", email, "--license-key-file", key];
    expect((await gatehouse(["init", values, ...shared, "--secret-manifest", secret])).code).toBe(0);
    expect((await gatehouse(["validate", values, secret])).stdout).toMatch(/^valid: auth mode basic, 0 findings/m);
    expect(readFileSync(values, "utf8")).not.toContain(license);
    expect((await gatehouse(["init", env, ...shared, "--release", "0.12.1"])).code).toBe(0);
    expect((await gatehouse(["validate", env])).code).toBe(0);
    silentAbout([...(await secretsOf(values, secret)), ...(await secretsOf(env)), license]);
  });

  test("without a license key says so, and validate finds nothing else", async () => {
    const file = join(folder(), "values.yaml");
    const run = await gatehouse(["init", file, "--admin-email", email]);
    expect(run.stdout).toMatch(/license key is still to be filled in/);
    const checked = await gatehouse(["validate", file, "--json"]);
    expect(checked.code).toBe(1);
    expect(JSON.parse(checked.stdout).findings).toMatchObject([
      { rule: "placeholder", path: "config.langsmithLicenseKey" },
    ]);
  });

  test("with nobody to ask, what is missing is named", async () => {
    const run = await gatehouse(["init", "--json"]);
    expect(run.code).toBe(2);
    const { error } = shaped(failureShape, run);
    expect(error.code).toBe("USAGE");
    expect(error.message).toMatch(/the file to write, --admin-email/);
  });

  test("never overwrites", async () => {
    const file = join(folder(), "values.yaml");
    writeFileSync(file, "mine: true\n");
    const run = await gatehouse(["init", file, "--admin-email", email, "--json"]);
    expect(run.code).toBe(2);
    expect(shaped(failureShape, run).error.code).toBe("FILE_EXISTS");
    expect(readFileSync(file, "utf8")).toBe("mine: true\n");
  });
});

describe("an installation without login", () => {
  const written = `AUTH_TYPE=none\nLANGSMITH_LICENSE_KEY=${license}\nAPI_KEY_SALT=yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0\n`;

  test("is asked about before its file is edited, and then has the original beside it", async () => {
    const file = join(folder(), ".env");
    writeFileSync(file, written);
    const unasked = await gatehouse(["init", "--from", file, "--admin-email", email]);
    expect(unasked.code).toBe(1);
    expect(unasked.stderr).toMatch(/^-AUTH_TYPE=none$/m);
    expect(unasked.stderr).toMatch(/^\+AUTH_TYPE=mixed$/m);
    expect(unasked.stderr).toMatch(/^\+BASIC_AUTH_JWT_SECRET=••••$/m);
    expect(readFileSync(file, "utf8")).toBe(written);

    expect((await gatehouse(["init", "--from", file, "--admin-email", email, "--yes"])).code).toBe(0);
    expect(readFileSync(`${file}.orig`, "utf8")).toBe(written);
    expect((await gatehouse(["validate", file])).code).toBe(0);
    silentAbout([...(await secretsOf(file)), license, "yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0"]);
  });

  test("gets a layer of its own for Helm values", async () => {
    const here = folder();
    const [file, layer] = [join(here, "values.yaml"), join(here, "login.yaml")];
    writeFileSync(file, `config:\n  langsmithLicenseKey: ${license}\n  apiKeySalt: yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0\n`);
    const run = await gatehouse(["init", layer, "--from", file, "--admin-email", email]);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain(`gatehouse validate ${file} ${layer}`);
    expect((await gatehouse(["validate", file, layer])).code).toBe(0);
    expect(existsSync(`${file}.orig`)).toBe(false);
  });
});
