/** The compose file beside a `.env`: what reaches the services, what they get without, and finding it. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: compose references are what is tested here
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import {
  type InstallationConfiguration,
  readConfiguration,
  understandConfiguration,
} from "../../../../electron/config/configuration.js";
import { found, goodEnv, refusal } from "../read.js";

const beside = (env: string, ...files: readonly string[]) =>
  understandConfiguration([
    { file: ".env", text: env },
    ...files.map((text, index) => ({ file: `compose-${index + 1}.yaml`, text })),
  ]);
const backend = (...environment: readonly string[]): string =>
  `services:\n  backend:\n    environment:\n${environment.map((line) => `      ${line}\n`).join("")}`;
const unreachedIn = ({ report }: InstallationConfiguration): readonly string[] =>
  report.findings.flatMap(({ rule, path }) => (rule.endsWith("-unreached") ? [path] : []));
const unreached = (env: string, ...files: readonly string[]): readonly string[] => unreachedIn(beside(env, ...files));

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
    ["with the whole file, as it is", "services:\n  backend:\n    env_file: [{path: .env, format: raw}]\n"],
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

describe("a .env that a service takes with format: raw", () => {
  const raw = "services:\n  backend:\n    env_file:\n      - path: .env\n        format: raw\n";
  const env = goodEnv.replace("Quiet-Harbour-17", "'Quiet-$Harbour-17' # mine\r");

  it("gives quotes, $ and comments to the service as parts of the value", () => {
    expect(beside(env, raw).adminPassword?.reveal()).toBe("'Quiet-$Harbour-17' # mine");
    expect(beside(env, raw.replace("        format: raw\n", "")).adminPassword?.reveal()).toBe("Quiet-$Harbour-17");
  });

  it("is judged by those values, at their places", () => {
    const { report, found: places } = beside(goodEnv.replace("Quiet-Harbour-17", '"Quiet-Harbour-17"'), raw);
    const kept = report.findings.findIndex(({ rule }) => rule === "env-quotes-kept");
    expect(report.findings[kept]).toMatchObject({ file: ".env", line: 5, column: 28 });
    expect(report.findings[kept]?.message).toContain("format: raw");
    expect(places[kept]?.fix).toBeNull();
    expect(beside(goodEnv, raw).report.findings).toEqual([]);
  });

  it("gives way to environment:", () => {
    const both = `${raw}    environment:\n      - INITIAL_ORG_ADMIN_PASSWORD\n`;
    expect(beside(env, both).adminPassword?.reveal()).toBe("Quiet-$Harbour-17");
  });
});

describe("a later compose file", () => {
  const base = backend("A: ${A}", "B: ${B:?}");

  it.each([
    ["!reset of a name", backend("A: !reset null"), ["A"]],
    ["!reset of all", "services:\n  backend:\n    environment: !reset {}\n", ["A", "B"]],
    ["!reset of the service", "services:\n  backend: !reset null\n", ["A", "B"]],
    ["!override of all", "services:\n  backend:\n    environment: !override\n      A: ${A}\n", ["B"]],
    ["nothing of the kind", backend("C: 1"), []],
  ])("takes names away by %s", (_how, later, lost) => {
    expect(unreached("A=1\nB=2\n", base, later)).toEqual(lost);
  });

  it("still has a name required that it takes away, because compose looks at each file by itself", () => {
    expect(found(beside("A=1\n", base, backend("B: !reset null")))).toContain("compose-name-required");
  });
});

describe("a compose file", () => {
  it.each([
    ["includes", `include: [other.yaml]\n${backend("- X=1")}`, 1],
    ["includes by a map", `include: [{path: [other.yaml]}]\n${backend("- X=1")}`, 1],
    ["extends", `${backend("- X=1")}    extends: {file: base.yaml, service: x}\n`, 5],
  ])("that %s one that was not read says so, and its names are not judged", (_how, file, line) => {
    const { report } = beside("A=1\n", file);
    expect(report.findings.map(({ rule }) => rule)).toContain("compose-file-unread");
    expect(report.findings.find(({ rule }) => rule === "compose-file-unread")).toMatchObject({
      line,
      severity: "info",
    });
    expect(unreached("A=1\n", file)).toEqual([]);
  });

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

  it("local files that it includes or extends are read too, and theirs", async () => {
    const inner = mkdtempSync(join(folder, "project-"));
    const at = (name: string, text: string): string => {
      writeFileSync(join(inner, name), text);
      return join(inner, name);
    };
    const own = at(".env", "A=1\nB=2\nC=3\n");
    const main = at(
      "compose.yaml",
      `include:\n  - one.yaml\n${backend("- A")}    extends: {file: two.yaml, service: x}\n`,
    );
    const one = at("one.yaml", "services:\n  one: {environment: [B]}\n");
    const two = at("two.yaml", `include: [three.yaml, compose.yaml]\n${backend("- X=1")}`);
    const three = at("three.yaml", "services:\n  three: {environment: [D]}\n");
    const configuration = await readConfiguration([own]);
    expect(configuration.files).toEqual([own, main, one, two, three]);
    expect(unreachedIn(configuration)).toEqual(["C"]);
    expect((await readConfiguration([main])).files).toEqual([main, own, one, two, three]);
  });

  it("COMPOSE_FILE names the files in their order, with its separator, and no override is looked for", async () => {
    const inner = mkdtempSync(join(folder, "named-"));
    const at = (name: string, text: string): string => {
      writeFileSync(join(inner, name), text);
      return join(inner, name);
    };
    at("compose.yaml", backend("- A"));
    at("compose.override.yaml", backend("- B"));
    const [base, prod] = [at("base.yaml", backend("- X=1")), at("prod.yaml", backend("- Y=$C"))];
    const own = at(".env", "COMPOSE_PATH_SEPARATOR=,\nCOMPOSE_FILE=base.yaml,prod.yaml\nA=1\nC=3\n");
    const configuration = await readConfiguration([own]);
    expect(configuration.files).toEqual([own, base, prod]);
    expect(unreachedIn(configuration)).toEqual(["A"]);
    rmSync(prod);
    expect(found(await readConfiguration([own]))).toContain("compose-file-unread");
  });

  it("compose's own order decides, and a file given stands for those found", async () => {
    const first = put("compose.yaml", backend("- Y=$A"));
    expect((await readConfiguration([env])).files[1]).toBe(first);
    const given = put("other.yaml", backend("- Z=$A"));
    expect((await readConfiguration([env, given])).files).toEqual([env, given]);
  });
});
