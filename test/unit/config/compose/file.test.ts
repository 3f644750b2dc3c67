/** The compose file beside a `.env`: what reaches the services, what they get without, and finding it. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: compose references are what is tested here
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readConfiguration, understandConfiguration } from "../../../../electron/config/configuration.js";
import { found, goodEnv, refusal } from "../read.js";

const beside = (env: string, ...files: readonly string[]) =>
  understandConfiguration([
    { file: ".env", text: env },
    ...files.map((text, index) => ({ file: `compose-${index + 1}.yaml`, text })),
  ]);
const backend = (...environment: readonly string[]): string =>
  `services:\n  backend:\n    environment:\n${environment.map((line) => `      ${line}\n`).join("")}`;
const unreached = (env: string, ...files: readonly string[]): readonly string[] =>
  beside(env, ...files).report.findings.flatMap(({ rule, path }) => (rule.endsWith("-unreached") ? [path] : []));

describe("a name of the .env", () => {
  it.each([
    ["as a map", backend("X: ${A}")],
    ["as a list", backend("- X=${A}")],
    ["with a default", backend("X: ${A:-1}")],
    ["inside a default", backend("X: ${B:-${A}}")],
    ["without braces", backend("- X=a-$A-b")],
    ["by its name alone, in a map", backend("A:")],
    ["by its name alone, in a list", backend("- A")],
    ["through an anchor", `x-common: &common\n  X: \${A}\n${backend("<<: *common", "Y: 1")}`],
    ["as an image's tag", "services:\n  backend:\n    image: backend:${A}\n"],
    ["as a port", 'services:\n  backend:\n    ports: ["${A}:80"]\n'],
    ["with the whole file", "services:\n  backend:\n    env_file: .env\n"],
    ["with the whole file, in a list", "services:\n  backend:\n    env_file: [./.env]\n"],
    [
      "with the whole file, as a map",
      "services:\n  backend:\n    env_file:\n      - path: .env\n        required: false\n",
    ],
    ["perhaps through a file that was not read", `include: [other.yaml]\n${backend("- X=1")}`],
  ])("reaches a service %s", (_how, file) => {
    expect(unreached("A=1\n", file)).toEqual([]);
  });

  it.each([
    ["a comment", backend("- X=1 # ${A}")],
    ["a literal $", backend("- X=$${A}")],
    ["a longer name", backend("- X=$AB")],
    ["another env_file", "services:\n  backend:\n    env_file: other.env\n"],
  ])("does not reach one in %s", (_what, file) => {
    expect(unreached("A=1\n", file)).toEqual(["A"]);
  });

  it("that is empty, a comment or compose's own is not missed", () => {
    expect(unreached("A=\nB= # later\nCOMPOSE_PROJECT_NAME=x\nC=''\nD=1\n", backend("- X=1"))).toEqual(["D"]);
  });

  it("that login depends on is an error where it does not arrive", () => {
    const { report } = beside(goodEnv, backend("- X=1"));
    expect(report.verdict).toBe("invalid");
    expect(report.findings.filter(({ rule }) => rule === "compose-login-unreached")).toHaveLength(7);
  });
});

describe("what the services get", () => {
  const file = backend(
    "- AUTH_TYPE=${AUTH_TYPE:-mixed}",
    "- BASIC_AUTH_ENABLED=${BASIC_AUTH_ENABLED:-true}",
    "- INITIAL_ORG_ADMIN_EMAIL=${ADMIN}",
    "- API_KEY_SALT=${API_KEY_SALT:-super}",
  );

  it("decides the mode, where the .env leaves it to the compose file's default", () => {
    expect(beside("ADMIN=ada@harbour.example\n").mode).toBe("none");
    expect(beside("ADMIN=ada@harbour.example\n", file)).toMatchObject({
      mode: "basic",
      adminEmail: "ada@harbour.example",
    });
    expect(beside("AUTH_TYPE=none\nBASIC_AUTH_ENABLED=false\nADMIN=a\n", file).mode).toBe("none");
  });

  it("is judged where it is written: a sample left as the default, at the compose file's line", () => {
    const { report, found: places } = beside("ADMIN=ada@harbour.example\n", file);
    const sample = report.findings.findIndex(({ rule }) => rule === "published-secret");
    expect(report.findings[sample]).toMatchObject({ file: "compose-1.yaml", line: 7, path: "API_KEY_SALT" });
    expect(places[sample]?.fix).toBeNull();
  });

  it("is another name's value, judged where that is set", () => {
    const { report } = beside("# who\nADMIN=your-email\n", file);
    expect(report.findings.find(({ rule }) => rule === "placeholder-email")).toMatchObject({ file: ".env", line: 2 });
  });

  it("is a later compose file's value where several are merged", () => {
    expect(beside("", backend("- AUTH_TYPE=none"), backend("- AUTH_TYPE=oauth")).mode).toBe("oidc");
  });

  it("says the release by the backend's image", () => {
    const image =
      "services:\n  backend:\n    image: ${R:-docker.io}/langchain/langsmith-backend:${_LANGSMITH_IMAGE_VERSION:-0.11.4}\n";
    expect(beside("A=1", image).release).toBe("0.11.4");
    expect(beside("_LANGSMITH_IMAGE_VERSION=0.12.1", image).release).toBe("0.12.1");
  });

  it("keeps a key that stands before a merge, as compose's YAML does and Helm's does not", () => {
    const merged = `x-common: &common {AUTH_TYPE: none}\n${backend("AUTH_TYPE: oauth", "<<: *common")}`;
    expect(beside("", merged).mode).toBe("oidc");
  });
});

describe("a compose file", () => {
  it("with a reference that compose cannot read is refused at its place", () => {
    expect(refusal(() => beside("", backend("- X=${A"))).message).toMatch(/^compose-1\.yaml:4:9: a reference/);
  });

  it("alone is none, nor is one beside Helm values", () => {
    expect(refusal(() => understandConfiguration([{ file: "c.yaml", text: backend("- A=1") }])).remedy).toMatch(
      /\.env/,
    );
    const mixed = [
      { file: "values.yaml", text: "config: {}" },
      { file: "c.yaml", text: backend("- A=1") },
    ];
    expect(refusal(() => understandConfiguration(mixed)).code).toBe("CONFIGURATION_NOT_VALUES");
  });
});

describe("in a folder", () => {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-compose-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const put = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const env = put(".env", "A=1\n");

  it("the compose file is found beside the .env, its override too, and the .env beside the compose file", async () => {
    expect((await readConfiguration([env])).files).toEqual([env]);
    const file = put("docker-compose.yml", backend("- X=1"));
    expect(found(await readConfiguration([env]))).toContain("compose-name-unreached");
    expect((await readConfiguration([file])).files).toEqual([file, env]);
    const override = put("docker-compose.override.yml", backend("- Y=$A"));
    const configuration = await readConfiguration([env]);
    expect(configuration.files).toEqual([env, file, override]);
    expect(found(configuration)).not.toContain("compose-name-unreached");
  });

  it("compose's own order decides, and a file given stands for those found", async () => {
    const first = put("compose.yaml", backend("- Y=$A"));
    expect((await readConfiguration([env])).files[1]).toBe(first);
    const given = put("other.yaml", backend("- Z=$A"));
    expect((await readConfiguration([env, given])).files).toEqual([env, given]);
  });
});
