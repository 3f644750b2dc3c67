/** Helm values: what Helm's YAML reader makes of them, where they stand, and how files are layered. */
import { describe, expect, it } from "vitest";
import { layer } from "../../../../electron/config/yaml/layers.js";
import { parseValues } from "../../../../electron/config/yaml/read.js";
import { resolvePlainScalar } from "../../../../electron/config/yaml/scalars.js";
import { isTruthy, printsAsWritten, textOf, type Value, valueAt } from "../../../../electron/config/yaml/values.js";
import { refusal } from "../read.js";

const plain = (value: Value): unknown => {
  if (value.kind === "map")
    return Object.fromEntries([...value.entries].map(([key, entry]) => [key, plain(entry.value)]));
  return value.kind === "list" ? value.items.map(plain) : value.value;
};
const read = (text: string): unknown => plain(parseValues("values.yaml", text).root);
const refused = (text: string) => {
  const { code, message } = refusal(() => parseValues("values.yaml", text));
  return { code, message };
};

describe("a plain scalar", () => {
  it.each([
    ["yes", true],
    ["On", true],
    ["TRUE", true],
    ["no", false],
    ["OFF", false],
    ["n", false],
    ["yEs", "yEs"],
    ["~", null],
    ["null", null],
    ["", null],
    ["nULL", "nULL"],
    ["0", 0],
    ["-7", -7],
    ["1_000", 1000],
    ["012", 10],
    ["0o12", 10],
    ["0x1F", 31],
    ["0b101", 5],
    ["09", 9],
    ["0.10", 0.1],
    [".5", 0.5],
    ["1e3", 1000],
    ["1.2.3", "1.2.3"],
    ["v1", "v1"],
    ["-", "-"],
    [".inf", Infinity],
    ["2024-01-01", "2024-01-01"],
    ["12:30", "12:30"],
    ["1e", "1e"],
  ])("%s means %s to Helm", (text, expected) => {
    expect(resolvePlainScalar(text)).toBe(expected);
  });
});

describe("a values file", () => {
  it("keeps quoted text as text", () => {
    expect(read(`a: "yes"\nb: '12'\nc: !!str 12\nd: |\n  no\ne: !!int "3"`)).toEqual({
      a: "yes",
      b: "12",
      c: "12",
      d: "no\n",
      e: 3,
    });
  });

  it("knows file, line and column of every value", () => {
    const { root } = parseValues(
      "values.yaml",
      'config:\r\n  basicAuth: {enabled: true,\n    jwtSecret: "x"}\n  hostname:\n',
    );
    expect(valueAt(root, "config.basicAuth.enabled")?.position).toEqual({
      file: "values.yaml",
      line: 2,
      column: 24,
      start: 32,
      end: 36,
    });
    expect(valueAt(root, "config.basicAuth.jwtSecret")?.position).toEqual({
      file: "values.yaml",
      line: 3,
      column: 16,
      start: 53,
      end: 56,
    });
    expect(valueAt(root, "config.hostname")).toBeNull();
  });

  it("resolves anchors and merge keys, and says where the text itself stands", () => {
    const { root } = parseValues(
      "values.yaml",
      "base: &base\n  a: 1\n  b: 2\nuser:\n  <<: *base\n  b: 3\ncopy: *base\n",
    );
    expect(plain(root)).toEqual({ base: { a: 1, b: 2 }, user: { a: 1, b: 3 }, copy: { a: 1, b: 2 } });
    expect(valueAt(root, "user.a")?.position.line).toBe(2);
  });

  it("merges a list of maps so that the first one wins, and takes a quoted << for a key", () => {
    expect(read('x: &x {a: 1}\ny: &y {a: 2, b: 2}\nz: {<<: [*x, *y]}\nq: {"<<": 1}')).toMatchObject({
      z: { a: 1, b: 2 },
      q: { "<<": 1 },
    });
  });

  it("takes the last of two equal keys, as Helm does, and remembers the second", () => {
    const file = parseValues("values.yaml", "a:\n  b: 1\n  b: 2\n");
    expect(plain(file.root)).toEqual({ a: { b: 2 } });
    expect(file.duplicates).toEqual([
      { path: "a.b", position: { file: "values.yaml", line: 3, column: 3, start: 12, end: 13 } },
    ]);
  });

  it.each(["", "# only a comment\n", "---\n", "---\n# x\n---\n"])("is empty: %j", (text) => {
    expect(read(text)).toEqual({});
  });

  it("keeps keys such as __proto__ and constructor as keys", () => {
    const { root } = parseValues("values.yaml", "__proto__: {a: 1}\nconstructor: 2");
    expect([...root.entries.keys()]).toEqual(["__proto__", "constructor"]);
    expect(valueAt(root, "toString")).toBeNull();
  });

  it.each([
    ["several documents", "a: 1\n---\nb: 2"],
    ["a list", "- a"],
    ["a scalar", "tower"],
    ["a Kubernetes object", "apiVersion: v1\nkind: Secret\nstringData: {a: tower}"],
    ["a compose file", "services:\n  web: {image: tower}"],
  ])("is not %s", (_what, text) => {
    const { code, message } = refused(text);
    expect(code).toBe("CONFIGURATION_NOT_VALUES");
    expect(message).not.toContain("tower");
  });

  it.each([
    ["an open quote", "a: 1\npw: 'tower", "2:"],
    ["a colon in a plain value", "pw: tower: x", "1:5"],
    ["a tab as indentation", "a:\n\tpw: tower", "2:1"],
    ["a reserved character", "pw: @tower", "1:5"],
    ["an unknown escape", 'pw: "tower\\q"', "1:"],
    ["an unknown alias", "pw: *tower", "1:5"],
    ["an alias inside its own anchor", "pw: &tower [*tower]", "1:"],
    ["an unquoted template", "pw: {{ .Values.tower }}", "1:"],
    ["a merge of something else than a map", "a: {<<: tower}", "1:"],
    ["a key that is nothing", "a: 1\n~: tower", "2:1"],
    ["a number that JSON has not", "tower: [1, .inf]", "1:12"],
    ["a tab in an empty line", "a: 1\n\t\npw: tower", "2:1"],
    ["a tab behind a dash", "a:\n-\ttower", "2:2"],
    ["a question mark between brackets", "pw: {url: tower?x}", "1:16"],
    ["an escaped slash", 'pw: "tower\\/"', "1:11"],
    ["half a surrogate pair", '"tower": "\\ud83d"', "1:11"],
    ["a closing quote behind a backslash", 'a: 1\npw: "tower\\"\nb: "c"\n', "2:5"],
    ["a closing quote that is written twice", "a: 1\npw: 'tower''\nb: 'c'\n", "2:5"],
    ["a dot in an anchor's name", "pw: &to.wer tower", "1:5"],
    ["a control character", "a: 1\npw: tower\u001b", "2:10"],
    ["a directive of another version", "%YAML 1.2\n---\npw: tower", "1:1"],
    ["a directive behind another", "# c\n%YAML 1.1\n%YAML 1.1\n---\npw: tower", "3:1"],
    ["a byte order mark behind an empty line", "\n\ufeffpw: tower", "2:1"],
    ["the first of two errors", "a: 1\n\t\npw: 'tower", "2:1"],
  ])("is refused for %s at its place, without the text", (_what, text, place) => {
    const { code, message } = refused(text);
    expect(code).toBe("CONFIGURATION_UNREADABLE");
    expect(message).toContain(`values.yaml:${place}`);
    expect(message).not.toContain("tower");
    expect(message).not.toContain("\n");
  });
});

describe("layering", () => {
  const layered = (...texts: readonly string[]) =>
    texts.map((text, index) => parseValues(`${index + 1}.yaml`, text).root).reduce(layer);

  it("merges maps deeply, replaces lists and scalars, and keeps where each value came from", () => {
    const root = layered("a: {b: 1, c: [1, 2]}\nd: {e: 1}", "a: {c: [3], f: 4}\nd: 5");
    expect(plain(root)).toEqual({ a: { b: 1, c: [3], f: 4 }, d: 5 });
    expect(valueAt(root, "a.b")?.position.file).toBe("1.yaml");
    expect(valueAt(root, "a.f")?.position.file).toBe("2.yaml");
  });

  it("lets null delete a value, and a later file set it again", () => {
    expect(valueAt(layered("a: {b: 1}", "a: {b: null}"), "a.b")).toBeNull();
    expect(valueAt(layered("a: {b: 1}", "a: null"), "a.b")).toBeNull();
    expect(textOf(valueAt(layered("a: {b: 1}", "a:", "a: {b: 2}"), "a.b"))).toBe("2");
  });
});

describe("a value in a template", () => {
  const value = (text: string) => valueAt(parseValues("values.yaml", `v: ${text}`).root, "v");

  it.each(["true", '"false"', '"no"', "1", "[0]", "{a: 0}"])("%s is true", (text) => {
    expect(isTruthy(value(text))).toBe(true);
  });

  it.each(["false", "no", "0", '""', "[]", "{}", "null", "~"])("%s is false", (text) => {
    expect(isTruthy(value(text))).toBe(false);
  });

  it.each([
    ["999999", true],
    ["1000000", false],
    ["0.5", false],
    ["012", false],
    ["1e3", false],
    ["true", true],
    ["yes", false],
    ['"0.10"', true],
  ])("%s prints as written: %s", (text, expected) => {
    const scalar = value(text);
    expect(scalar?.kind === "scalar" && printsAsWritten(scalar)).toBe(expected);
  });
});
