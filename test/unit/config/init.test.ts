/** Writing a configuration: whatever is asked for, what was written is valid, says that, and is for its owner only. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { GoMap } from "../../../electron/config/chart/go-values.js";
import { chartOf } from "../../../electron/config/chart/models.js";
import { goValueFrom } from "../../../electron/config/chart/sprig.js";
import { readConfiguration } from "../../../electron/config/configuration.js";
import { initConfiguration } from "../../../electron/config/init.js";
import { parseValues } from "../../../electron/config/yaml/read.js";
import { initInput } from "../../../shared/contract/init.js";
import { GatehouseError } from "../../../shared/errors.js";
import { found } from "./read.js";

const folder = mkdtempSync(join(tmpdir(), "gatehouse-init-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let folders = 0;
const newFolder = (): string => mkdtempSync(join(folder, `${++folders}-`));

const init = (input: object) => initConfiguration(initInput.parse(input));
const refused = (input: object): Promise<string> =>
  init(input).then(
    () => "",
    (error: unknown) => {
      if (error instanceof GatehouseError) return error.code;
      throw error;
    },
  );
const email = "ada@harbour.example";
const license = "lic_3f0b9c1de7a94c5d8e2b6a7f1c3d5e9b";
const url = "postgres://gate:Tower-of-17-Lights@db.harbour.example:5432/smith?sslmode=verify-full";
const errors = (configuration: Awaited<ReturnType<typeof readConfiguration>>) =>
  configuration.report.findings.filter(({ severity }) => severity !== "info").map(({ rule }) => rule);

describe("a new configuration", () => {
  const name = fc.stringMatching(/^[A-Z][a-zA-Z0-9 .()'-]{0,30}[A-Za-z]$/);
  const asked = fc.record({
    helm: fc.boolean(),
    local: fc.stringMatching(/^[a-z][a-z0-9]{0,10}$/),
    hostname: fc.option(fc.constantFrom("smith.harbour.internal", "10.0.0.1", "smith:8443")),
    organizationName: fc.option(name),
    workspaceName: fc.option(name),
    release: fc.option(fc.constantFrom("0.12.1", "0.11.4")),
    licenseKey: fc.option(fc.constant(license)),
    postgresUrl: fc.option(fc.constantFrom(url, url.replace("postgres://", ""))),
    manifest: fc.boolean(),
  });

  it("is valid whatever was asked for, and reads back as it was asked", async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ helm, local, manifest, ...rest }) => {
        const here = newFolder();
        const file = join(here, helm ? "values.yaml" : ".env");
        const secret = join(here, "secret.yaml");
        const result = await init({
          ...rest,
          file,
          adminEmail: `${local}@harbour.example`,
          ...(helm
            ? { release: null, secretManifest: manifest ? secret : null }
            : { organizationName: null, workspaceName: null }),
        });
        const configuration = await readConfiguration(result.files.map((made) => made.file));
        expect(errors(configuration)).toEqual(rest.licenseKey === null ? ["placeholder"] : []);
        expect(result.licenseKeyMissing).toBe(rest.licenseKey === null);
        expect(configuration).toMatchObject({
          mode: "basic",
          adminEmail: `${local}@harbour.example`,
          blockers: [],
          organizationName: (helm ? rest.organizationName : null) ?? "Default",
          workspaceName: (helm ? rest.workspaceName : null) ?? "Workspace 1",
        });
        expect(configuration.postgres?.by === "url" ? configuration.postgres.url.reveal() : null).toBe(
          rest.postgresUrl === null ? null : url.replace("postgres://", ""),
        );
        for (const made of readdirSync(here)) expect(statSync(join(here, made)).mode & 0o777).toBe(0o600);
        if (helm && manifest)
          expect(readFileSync(file, "utf8")).not.toContain(configuration.jwtSecret?.reveal() ?? "?");
        const secrets = [configuration.adminPassword, configuration.jwtSecret].map(
          (secretValue) => secretValue?.reveal() ?? "?",
        );
        for (const text of [...secrets, license, "Tower-of-17"]) expect(JSON.stringify(result)).not.toContain(text);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it.each(["0.12.37", "0.13.43", "0.14.6", "0.15.17", "0.16.11"])(
    "in every form is accepted by chart %s",
    async (version) => {
      for (const manifest of [false, true])
        for (const postgresUrl of [null, url])
          for (const without of [[], ["insights"], ["insights", "polly"]]) {
            const here = newFolder();
            const file = join(here, "values.yaml");
            const secretManifest = manifest ? join(here, "secret.yaml") : null;
            await init({ file, adminEmail: email, licenseKey: license, postgresUrl, without, secretManifest });
            const text = readFileSync(file, "utf8");
            expect(chartOf(version)?.judge(goValueFrom(parseValues(file, text).root) as GoMap)).toEqual([]);
          }
    },
  );

  it("has secrets that are its own: 32 random bytes, and different each time", async () => {
    const seen = new Set<string>();
    for (let times = 0; times < 5; times += 1) {
      const file = join(newFolder(), "values.yaml");
      await init({ file, adminEmail: email });
      const { jwtSecret, adminPassword } = await readConfiguration([file]);
      expect(Buffer.from(jwtSecret?.reveal() ?? "", "base64")).toHaveLength(32);
      seen.add(jwtSecret?.reveal() ?? "").add(adminPassword?.reveal() ?? "");
    }
    expect(seen.size).toBe(10);
  });

  it("is not written to a name under which it would be read as the other format", async () => {
    const here = newFolder();
    const none = join(here, "none.env");
    writeFileSync(none, "AUTH_TYPE=none\nBASIC_AUTH_ENABLED=false\n");
    const values = join(here, "values.yaml");
    expect(await refused({ from: [none], file: values, adminEmail: email })).toBe("USAGE");
    expect(await refused({ file: values, format: "compose", adminEmail: email })).toBe("USAGE");
    expect(await refused({ file: join(here, ".env"), format: "helm", adminEmail: email })).toBe("USAGE");
    const composeFile = join(here, "compose.yaml");
    expect(await refused({ file: composeFile, adminEmail: email })).toBe("USAGE");
    expect(await refused({ file: composeFile, format: "helm", adminEmail: email })).toBe("USAGE");
    expect(readdirSync(here)).toEqual(["none.env"]);
  });

  it("is never written over a file, and then nothing is written at all", async () => {
    const here = newFolder();
    writeFileSync(join(here, "secret.yaml"), "mine");
    const input = { file: join(here, "values.yaml"), secretManifest: join(here, "secret.yaml"), adminEmail: email };
    expect(await refused(input)).toBe("FILE_EXISTS");
    expect(readdirSync(here)).toEqual(["secret.yaml"]);
    expect(readFileSync(join(here, "secret.yaml"), "utf8")).toBe("mine");
  });

  it.each([
    ["no email", { file: "x.yaml" }, "USAGE"],
    ["no file", { adminEmail: email }, "USAGE"],
    ["an email that is none", { file: "x.yaml", adminEmail: "ada" }, "EMAIL_INVALID"],
    [
      "a database URL that is none",
      { file: "x.yaml", adminEmail: email, postgresUrl: "a:b@c@d/e" },
      "DATABASE_URL_INVALID",
    ],
    ["an organization in a .env", { file: ".env", adminEmail: email, organizationName: "Harbour" }, "USAGE"],
    ["a manifest beside a .env", { file: ".env", adminEmail: email, secretManifest: "s.yaml" }, "USAGE"],
    [
      "a name that the chart prints into something else",
      { file: "x.yaml", adminEmail: email, organizationName: "A #a" },
      "USAGE",
    ],
    ["a placeholder for a host", { file: "x.yaml", adminEmail: email, postgresUrl: "a:b@host:5432/d" }, "USAGE"],
    ["a release in values", { file: "x.yaml", adminEmail: email, release: "0.12.1" }, "USAGE"],
  ])("is refused with %s", async (_what, input, code) => {
    expect(await refused(input)).toBe(code);
  });
});

const values = `# our installation
config:
  authType: oauth   # never used
  langsmithLicenseKey: ${license}
  apiKeySalt: "yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0"
  hostname: smith.harbour.internal

frontend:
  deployment: {replicas: 2} # two
`;
const env = `# our installation\nAUTH_TYPE=none # no login\nBASIC_AUTH_ENABLED=false\nBASIC_AUTH_JWT_SECRET=your-jwt-secret\nINITIAL_ORG_ADMIN_EMAIL= # later\nLANGSMITH_LICENSE_KEY=${license}\nAPI_KEY_SALT=yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0\r\nLOG_LEVEL=info\n`;
const put = (name: string, text: string): string => {
  const file = join(newFolder(), name);
  writeFileSync(file, text);
  return file;
};

describe("the change for a migration", () => {
  it("is made in the values themselves, keeping all else, the salt and the license key; the original stays beside", async () => {
    const file = put("values.yaml", values);
    const result = await init({ from: [file], adminEmail: email });
    const text = readFileSync(file, "utf8");
    expect(text).toContain("  deployment: {replicas: 2} # two\n");
    expect(text).toContain('  apiKeySalt: "yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0"\n');
    expect(text).toMatch(/authType: "?mixed"? {3}# never used/);
    const configuration = await readConfiguration([file]);
    expect(configuration.mode).toBe("basic");
    expect(errors(configuration)).toEqual([]);
    expect(readFileSync(result.files[0]?.original ?? "", "utf8")).toBe(values);
  });

  it("is shown line by line first, with secrets as dots, and nothing is written then", async () => {
    const file = put("values.yaml", values);
    const { files, written } = await init({ from: [file], adminEmail: email, dryRun: true });
    expect(written).toBe(false);
    expect(readFileSync(file, "utf8")).toBe(values);
    const diff = files[0]?.diff ?? "";
    expect(diff).toMatch(/^- {2}authType: oauth {3}# …$/m);
    expect(diff).toMatch(/^\+ +enabled: true$/m);
    expect(diff).toMatch(/^\+ +jwtSecret: "?••••"?$/m);
    expect(diff).not.toMatch(/lic_|yW0k|two|never used/);
  });

  it("is a layer of its own where a new file is named, and leaves the others alone", async () => {
    const file = put(
      "values.yaml",
      `${values}  `.replace("  hostname", "  basicAuth: {initialOrgAdminEmail: old@harbour.example}\n  hostname"),
    );
    const before = readFileSync(file, "utf8");
    const layer = join(newFolder(), "login.yaml");
    const result = await init({ from: [file], file: layer, adminEmail: email });
    expect(readFileSync(file, "utf8")).toBe(before);
    expect(result.layeredOver).toEqual([file]);
    const configuration = await readConfiguration([file, layer]);
    expect(configuration).toMatchObject({ mode: "basic", adminEmail: email });
    expect(errors(configuration)).toEqual([]);
    expect(found(configuration)).not.toContain("admin-emails-differ");
  });

  it("takes the secrets out of the values where they go into a manifest", async () => {
    const file = put("values.yaml", values);
    const secretManifest = join(newFolder(), "secret.yaml");
    const result = await init({ from: [file], adminEmail: email, secretManifest, secretName: "smith-login" });
    expect(readFileSync(file, "utf8")).not.toMatch(/lic_|yW0k/);
    expect(result.secretsIn).toEqual([secretManifest]);
    const configuration = await readConfiguration([file, secretManifest]);
    expect(configuration.report.findings).toEqual([]);
    expect(configuration.blockers).toEqual([]);
  });

  it("is made in a .env, in place or as a copy, with comments and line ends kept", async () => {
    for (const copy of [false, true]) {
      const file = put(".env", env);
      const target = copy ? join(newFolder(), "new.env") : file;
      await init({ from: [file], file: copy ? target : null, adminEmail: email });
      if (copy) expect(readFileSync(file, "utf8")).toBe(env);
      const text = readFileSync(target, "utf8");
      expect(text).toContain("AUTH_TYPE=mixed # no login\n");
      expect(text).toContain("API_KEY_SALT=yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0\r\nLOG_LEVEL=info\n");
      const configuration = await readConfiguration([target]);
      expect(configuration).toMatchObject({ mode: "basic", adminEmail: email });
      expect(errors(configuration)).toEqual([]);
    }
  });

  it("keeps an email, a password and a JWT secret that are good already", async () => {
    const good = env
      .replace("your-jwt-secret", "pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu\nINITIAL_ORG_ADMIN_PASSWORD=Quiet-Harbour-17")
      .replace(" # later", email);
    const file = put(".env", good);
    await init({ from: [file] });
    const { adminPassword, jwtSecret } = await readConfiguration([file]);
    expect(adminPassword?.reveal()).toBe("Quiet-Harbour-17");
    expect(jwtSecret?.reveal()).toBe("pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu");
  });

  it("makes up a JWT secret in place of one that is too short", async () => {
    const file = put(".env", env.replace("your-jwt-secret", "Kc9Rz1Xq5Yb8Nd2"));
    await init({ from: [file], adminEmail: email });
    expect((await readConfiguration([file])).jwtSecret?.reveal()).toHaveLength(44);
  });

  it.each([
    ["login already", "config:\n  authType: mixed\n  basicAuth: {enabled: true}\n", "PLAN_REFUSED"],
    ["OAuth", "config:\n  authType: oauth\n  oauth: {enabled: true}\n", "PLAN_REFUSED"],
    ["a salt that sops encrypted", "config: {apiKeySalt: 'ENC[AES256_GCM,data:x,type:str]'}\n", "PLAN_REFUSED"],
    ["a license key that vals was to fetch", "config: {langsmithLicenseKey: ref+vault://x#/y}\n", "PLAN_REFUSED"],
    [
      "a password that envsubst was to replace",
      "config: {basicAuth: {initialOrgAdminPassword: $ADMIN_PW}}\n",
      "PLAN_REFUSED",
    ],
    ["its secrets in a Secret that was not given", "config: {existingSecretName: login}\n", "USAGE"],
    ["a map that several places share", "a: &a {authType: x}\nconfig: *a\n", "CONFIGURATION_UNREADABLE"],
  ])("is refused for %s, and nothing is changed", async (_what, text, code) => {
    const file = put("values.yaml", text);
    expect(await refused({ from: [file], adminEmail: email })).toBe(code);
    expect(readFileSync(file, "utf8")).toBe(text);
  });
});
