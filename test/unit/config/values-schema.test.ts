/** The JSON schema of the values: draft 7, all good files pass, and every known setting is held to its type. */
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { knownSettings } from "../../../electron/config/known-settings.js";
import { valuesSchema } from "../../../electron/config/values-schema.js";
import { parseValues } from "../../../electron/config/yaml/read.js";
import type { Value } from "../../../electron/config/yaml/values.js";
import { goodValues, helm, namingValues } from "./read.js";
import { examples } from "./rules/examples/table.js";
import { documentsOf, understand } from "./rules/examples/understand.js";

const known = knownSettings(null);
const settings = [...(known?.settings ?? [])];
const schema = known === null ? {} : valuesSchema(known, null);
const validate = new Ajv({ strict: true, strictTypes: false, allErrors: true }).compile(schema);

/** A file as JSON, as Helm reads its YAML. */
function jsonOf(value: Value): unknown {
  if (value.kind === "scalar") return value.value;
  if (value.kind === "list") return value.items.map(jsonOf);
  return Object.fromEntries([...value.entries].map(([key, entry]) => [key, jsonOf(entry.value)]));
}
const faultsOf = (text: string): readonly string[] => {
  validate(jsonOf(parseValues("values.yaml", text).root));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};
const nested = (path: string, value: unknown): unknown =>
  path.split(".").reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);

describe("the schema", () => {
  it("is of draft 7, and says for which charts it is", () => {
    expect(schema.$schema).toBe("http://json-schema.org/draft-07/schema#");
    expect(schema.title).toContain("0.6 to 0.17");
    expect(JSON.stringify(schema)).not.toContain("additionalProperties");
  });

  it.each(["basic.yaml", "overrides.yaml", "existing-secret.yaml", "samples/production.yaml"])("takes %s", (name) => {
    expect(faultsOf(readFileSync(`test/fixtures/config/${name}`, "utf8"))).toEqual([]);
  });

  it("takes every example of the rules in which nothing is wrong", () => {
    const valid = examples.filter((example) => {
      const { format, kept } = example;
      if (format !== undefined && format !== "alone") return false;
      return understand(example, kept).report.findings.every(({ severity }) => severity === "info");
    });
    expect(valid.length).toBeGreaterThan(30);
    for (const example of valid)
      for (const { text } of documentsOf(example, example.kept))
        expect([example.rule, ...faultsOf(text)]).toEqual([example.rule]);
    for (const text of [goodValues, namingValues, "", "global:\n  anything: 1\nown: [1]\n"])
      expect(faultsOf(text)).toEqual([]);
  });

  it("knows a type for the settings that matter for login and database", () => {
    const typed = settings.filter(([, type]) => type !== "any").map(([path]) => path);
    expect(typed).toEqual(
      expect.arrayContaining([
        ...["config.basicAuth.enabled", "config.basicAuth.jwtSecret", "config.apiKeySalt", "config.existingSecretName"],
        ...["postgres.external.connectionUrl", "postgres.external.port", "images.backendImage", "commonEnv", "ingress"],
      ]),
    );
  });

  it.each(settings.filter(([, type]) => type !== "any"))("holds %s to %s", (path, type) => {
    const right = {
      map: [{}, { own: 1 }],
      list: [[], [{ name: "A", value: "b" }]],
      text: ["x", null],
      word: ["x", 13, null],
      "number-or-text": ["5432", 5432],
      switch: [true, false],
      any: [],
    }[type];
    const wrong = {
      map: ["x", 1, true, [], null],
      list: ["x", {}, null],
      text: [1, true, {}, []],
      word: [true, {}, [], 0.5],
      "number-or-text": [true, {}, []],
      switch: ["true", "false", 1, {}, []],
      any: [],
    }[type];
    for (const value of right) expect([value, validate(nested(path, value))]).toEqual([value, true]);
    for (const value of wrong) expect([value, validate(nested(path, value))]).toEqual([value, false]);
  });

  it("asks for no text where an existing Secret has the value", () => {
    const port = (more: object) => validate(nested("clickhouse.external", { port: 8123, ...more }));
    expect([port({}), port({ existingSecretName: "" }), port({ existingSecretName: "login" })]).toEqual([
      false,
      false,
      true,
    ]);
    const secret = (more: object) => validate({ config: { basicAuth: { jwtSecret: 12345 }, ...more } });
    expect([secret({}), secret({ existingSecretName: "login" })]).toEqual([false, true]);
  });

  it("is made for a version in the range only", () => {
    for (const version of ["0.6", "0.16.11", "0.17.0-rc.12"]) expect(knownSettings(version)).not.toBeNull();
    for (const version of ["0.5.9", "0.18.0", "1.0"]) expect(knownSettings(version)).toBeNull();
  });

  it("refuses what the rules call a wrong type", () => {
    for (const text of ["config:\n  basicAuth:\n    jwtSecret: 12345678\n", "config: nothing\n", "commonEnv: {}\n"]) {
      expect(helm(goodValues, text).report.verdict).toBe("invalid");
      expect(faultsOf(text)).not.toEqual([]);
    }
  });
});
