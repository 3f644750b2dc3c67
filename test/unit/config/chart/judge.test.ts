/** What the charts of each version make of values. */
import { describe, expect, it } from "vitest";
import { chooseChart, compareVersions } from "../../../../electron/config/chart/choice.js";
import type { GoMap } from "../../../../electron/config/chart/go-values.js";
import { chartOf, knownCharts } from "../../../../electron/config/chart/models.js";
import { goValueFrom } from "../../../../electron/config/chart/sprig.js";
import { layer } from "../../../../electron/config/yaml/layers.js";
import { parseValues } from "../../../../electron/config/yaml/read.js";
import { goodValues, helm } from "../read.js";

const versions = ["0.12.37", "0.13.43", "0.14.6", "0.15.17", "0.16.11"];

const judge = (version: string, ...layers: readonly string[]) =>
  chartOf(version)?.judge(
    goValueFrom([goodValues, ...layers].map((text) => parseValues("", text).root).reduce(layer)) as GoMap,
  ) ?? [];

/** The versions of the five that refuse the values. */
const refusedBy = (...layers: readonly string[]): readonly string[] =>
  versions.filter((version) => judge(version, ...layers).length > 0);

describe("the charts", () => {
  it("all accept good values", () => {
    expect(knownCharts.filter(({ version }) => judge(version).length > 0)).toEqual([]);
  });

  it.each([
    ["insights: {encryptionKey: null}", versions.slice(3)],
    ["polly: {encryptionKey: ''}", versions.slice(3)],
    ["insights: {encryptionKey: '', enabled: false}", []],
    ["config: {existingSecretName: s}\npolly: {encryptionKey: null}", []],
    ["config: {subdomain: x}", versions],
    ["backend:", versions],
    ["postgres: {external: {enabled: true, host: h, port: 5432, password: p}}", []],
    ["postgres: {external: {enabled: true, connectionUrl: 5432}}", versions],
    ["clickhouse: {enabled: 'true'}\nconfig: {skipValidation: true}", versions.slice(4)],
    ["config: {telemetry: {logs: 'true'}}", versions.slice(1)],
    ["commonEnv: [{name: LOG_LEVEL, value: x}]", versions],
    ["playground: {deployment: {extraEnv: [{name: PORT, value: '1'}]}}", versions],
    ["frontend: {deployment: {sidecars: text}}", versions],
    ["config: {initialOrgName: 'a: b'}", versions],
    ["commonLabels: {a: b}", []],
    ["commonLabels: [a]", versions],
    ["backend: {name: '{{ .Values.x }}'}", versions],
  ])("say to %s what their templates say", (values, expected) => {
    expect(refusedBy(values)).toEqual(expected);
  });

  it("name the setting that a template fails on, and say what the chart says", () => {
    expect(judge("0.16.11", "redis: {external: {enabled: true, connectionUrl: 6379}}")[0]).toMatchObject({
      kind: "failed",
      path: "redis.external.connectionUrl",
    });
    expect(judge("0.16.11", "polly: {encryptionKey: ''}")[0]).toMatchObject({
      kind: "said",
      message: expect.stringMatching(/^polly.encryptionKey is required/),
    });
  });
});

describe("the chart that judges", () => {
  it.each([
    [null, null, "0.16.11"],
    ["0.13", null, "0.13.43"],
    ["v0.12.5", "0.16.45", "0.12.5"],
    ["langsmith-0.14.6", null, "0.14.6"],
    [null, "0.16.34", "0.16.1"],
    [null, "0.13.22", "0.13.21"],
    [null, "0.15.1", "0.15.0"],
    ["0.99.0", null, null],
    ["0.13.8", null, null],
    [null, "0.99.1", null],
    [null, "0.6.3", null],
  ])("for %s asked and release %s is %s", (asked, release, version) => {
    expect(chooseChart(asked, release).version).toBe(version);
  });

  it("is named in the report, and a newer one is never taken for one that accepts", () => {
    const newer = helm(goodValues, "images: {backendImage: {tag: 0.99.1}}").report.chart;
    expect([newer.version, newer.verdict]).toEqual([null, "unknown"]);
    expect(newer.reason).toMatch(/0\.12\.0 to 0\.16\.11/);
    const older = helm(goodValues, "images: {backendImage: {tag: 0.13.44}}").report.chart;
    expect([older.version, older.verdict, older.chosen]).toEqual([
      "0.13.43",
      "accepts",
      expect.stringMatching(/0\.13\.44/),
    ]);
  });

  it("orders versions by their numbers", () => {
    expect(["0.16.2", "0.9.9", "0.16.10"].sort(compareVersions)).toEqual(["0.9.9", "0.16.2", "0.16.10"]);
  });
});
