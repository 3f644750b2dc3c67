/** Edits of values files: what they do, in every style YAML has, and that nothing else changes. */
import { describe, expect, it } from "vitest";
import type { Change } from "../../../../electron/config/edits/fix.js";
import { change, changeYaml } from "./change.js";

const set = (path: string, value: string | boolean, quoted?: true): Change => ({
  kind: "set",
  path,
  value,
  ...(quoted === undefined ? {} : { quoted }),
});
const remove = (path: string): Change => ({ kind: "remove", path });
const move = (path: string, to: string): Change => ({ kind: "move", path, to });

describe("setting a value", () => {
  it("puts a new key beside the first one of a file with a byte order mark", () => {
    expect(changeYaml("\ufeffa: 1\n", set("b.c", "new"))).toBe("\ufeffa: 1\nb:\n  c: new\n");
    expect(changeYaml("\ufeffa:\n  x: 1\n", set("a.z", "new"))).toBe("\ufeffa:\n  x: 1\n  z: new\n");
  });

  it.each([
    ["plain", "a: old # why\nb: 1\n", "a: new # why\nb: 1\n"],
    ["in single quotes", "a: 'it''s' # why\n", "a: 'new' # why\n"],
    ["in double quotes", 'a:   "old"\r\nb: 1\r\n', 'a:   "new"\r\nb: 1\r\n'],
    ["a block", "a: |\n  old\n  text\nb: 1\n", "a: new\nb: 1\n"],
    ["a block with a comment", "a: >- # why\r\n  old\r\nb: 1\r\n", "a: new # why\r\nb: 1\r\n"],
    ["a block at the end", "a: >-\n  old", "a: new"],
    ["over two lines", "a: old\n  text # why\nb: 1\n", "a: new # why\nb: 1\n"],
    ["between braces", "{b: 1, a: old, c: [1]}", "{b: 1, a: new, c: [1]}"],
    ["nothing", "a:\nb: 1\n", "a: new\nb: 1\n"],
    ["nothing, with a comment", "a: # why\nb: 1\n", "a: new # why\nb: 1\n"],
    ["null", "a: ~\n", "a: new\n"],
    ["a collection", "a: [1, 2] # why\n", "a: new # why\n"],
  ])("keeps the style of what is there: %s", (_what, before, after) => {
    expect(changeYaml(before, set("a", "new"))).toBe(after);
  });

  it.each([
    ["true", "'true'", '"true"'],
    ["12", "'12'", '"12"'],
    ["a: b", "'a: b'", '"a: b"'],
    ['say "x"', "'say \"x\"'", "'say \"x\"'"],
    ["a\\b", "'a\\b'", "'a\\b'"],
    ["it's", "'it''s'", '"it\'s"'],
    ["a\nb", '"a\\nb"', '"a\\nb"'],
    [" # ", "' # '", '" # "'],
    ["", "''", '""'],
    ["\u0085\u2028", '"\\u0085\\u2028"', '"\\u0085\\u2028"'],
  ])("quotes %j where it must", (value, single, double) => {
    expect(changeYaml("a: 'x'\n", set("a", value))).toBe(`a: ${single}\n`);
    expect(changeYaml('a: "x"\n', set("a", value))).toBe(
      `a: ${value.includes("\\") || value.includes('"') ? single : double}\n`,
    );
    expect(changeYaml("a: x\n", set("a", value))).toBe(
      `a: ${value.includes("\\") || value.includes('"') ? single : double}\n`,
    );
  });

  it("puts what is there in quotes, and true and false without", () => {
    expect(changeYaml("a: 0123 # x\n", set("a", "0123", true))).toBe('a: "0123" # x\n');
    expect(changeYaml("a: 'true'\n", set("a", true))).toBe("a: true\n");
  });

  it.each([
    ["a sibling in a block", "c:\n  x: 1 # one\n\nd: 2\n", "c.a", "c:\n  x: 1 # one\n  a: new\n\nd: 2\n"],
    ["four spaces", "c:\n    x: 1\n", "c.a", "c:\n    x: 1\n    a: new\n"],
    ["without a last line end", "c:\n  x: 1", "c.a", "c:\n  x: 1\n  a: new"],
    ["CRLF", "c:\r\n  x: 1\r\nd: 2\r\n", "c.a", "c:\r\n  x: 1\r\n  a: new\r\nd: 2\r\n"],
    [
      "behind a nested block",
      "c:\n  x:\n    y: |\n      text\nd: 2\n",
      "c.a",
      "c:\n  x:\n    y: |\n      text\n  a: new\nd: 2\n",
    ],
    ["an empty map", "c: {} # none\n", "c.a", "c: {a: new} # none\n"],
    ["between braces", "c: {x: 1}\n", "c.a", "c: {x: 1, a: new}\n"],
    ["missing parents", "c:\n  x: 1\n", "c.b.a", "c:\n  x: 1\n  b:\n    a: new\n"],
    ["missing parents between braces", "c: {x: 1}\n", "c.b.a", "c: {x: 1, b: {a: new}}\n"],
    ["below a key with nothing", "c: # soon\nd: 1\n", "c.a", "c: # soon\n  a: new\nd: 1\n"],
    ["below a null", "c: null # soon\n", "c.a", "c: {a: new} # soon\n"],
    ["nothing at all", "", "c.a", "c:\n  a: new\n"],
    ["nothing but a comment", "# soon", "c.a", "# soon\nc:\n  a: new"],
    ["an item of a list", "c:\n- x: 1\n- x: 2\n", "c[1].a", "c:\n- x: 1\n- x: 2\n  a: new\n"],
  ])("adds it: %s", (_what, before, path, after) => {
    expect(changeYaml(before, set(path, "new"))).toBe(after);
  });

  it("is done in the file that counts", () => {
    expect(change("yaml", ["a: {b: 1}\n", "a: {b: 2}\n", "c: 3\n"], set("a.b", "new"))?.texts).toEqual([
      "a: {b: 1}\n",
      "a: {b: new}\n",
      "c: 3\n",
    ]);
    expect(change("yaml", ["a: {b: 1}\n", "a: {b: 2}\n", "c: 3\n"], set("a.d", "new"))?.texts[1]).toBe(
      "a: {b: 2, d: new}\n",
    );
  });

  it.each([
    ["a: &x old\nb: *x\n", "a"],
    ["a: &x old\nb: *x\n", "b"],
    ["a: &x {k: 1}\nb: *x\n", "b.k"],
    ["a: &x {k: 1}\nb: *x\n", "a.n"],
    ["a: &x {k: 1}\nb:\n  <<: *x\n", "a.k"],
    ["a: !!int 12\n", "a"],
    ["a:\n- 1\n", "a"],
  ])("is refused where another place shares it, or a tag or block says otherwise: %j %s", (text, path) => {
    expect(changeYaml(text, set(path, "new"))).toBeNull();
  });

  it("beside a merge key overrides it there only", () => {
    expect(changeYaml("a: &x {k: 1}\nb:\n  <<: *x\n  j: 1\n", set("b.k", "new"))).toBe(
      "a: &x {k: 1}\nb:\n  <<: *x\n  j: 1\n  k: new\n",
    );
  });
});

describe("removing a key", () => {
  it.each([
    ["its line", "a: 1\nb: 2 # two\nc: 3\n", "b", "a: 1\nc: 3\n"],
    ["its block, and not what is written above it", "# about\nb:\n  # in\n  x: 1\n\nc: 3\n", "b", "# about\n\nc: 3\n"],
    ["the last, without a last line end", "a: 1\r\nb: 2", "b", "a: 1"],
    ["between braces", "{a: 1, b: 2, c: 3}", "b", "{a: 1, c: 3}"],
    ["the first between braces", "{a: 1, b: 2}", "a", "{b: 2}"],
    ["the last between braces", "{ a: 1, b: 2 }", "b", "{ a: 1 }"],
    ["the only one between braces", "x: { a: 1 }\n", "x.a", "x: {  }\n"],
    ["the only one", "x: # why\n  a: 1 # one\ny: 2\n", "x.a", "x: {} # why\ny: 2\n"],
    ["the first behind a dash", "l:\n- a: 1\n  b: 2\n", "l[0].a", "l:\n- b: 2\n"],
    ["an item", "l:\n  - a: 1\n    b: 2\n  - c\n", "l[0]", "l:\n  - c\n"],
    ["the only item", "l:\n  - a: 1\nm: 1\n", "l[0]", "l: []\nm: 1\n"],
    ["an item between brackets", "l: [1, 2, 3]\n", "l[1]", "l: [1, 3]\n"],
    ["a block scalar", "a: |\n  text\n  more\nb: 1\n", "a", "b: 1\n"],
  ])("takes %s", (_what, before, path, after) => {
    expect(changeYaml(before, remove(path))).toBe(after);
  });

  it("is done in every file that has it", () => {
    expect(change("yaml", ["a: 1\nb: 1\n", "a: 2\nc: 1\n"], remove("a"))?.texts).toEqual(["b: 1\n", "c: 1\n"]);
  });
});

describe("removing earlier duplicates", () => {
  it("leaves the one that counts", () => {
    const text = "c:\n  a: 1 # one\n  b: 2\n  a: 3\n";
    const earlier = { kind: "remove-earlier", path: "c.a", file: "1.yaml", start: text.lastIndexOf("a:") } as const;
    expect(changeYaml(text, earlier)).toBe("c:\n  b: 2\n  a: 3\n");
  });
});

describe("moving a key", () => {
  it.each([
    [
      "with its comments, in again as far as it must be",
      "config:\n  # signs\n  jwtSecret: x # keep\n  basicAuth:\n    enabled: true\nz: 1\n",
      "config.jwtSecret",
      "config.basicAuth.jwtSecret",
      "config:\n  basicAuth:\n    enabled: true\n    # signs\n    jwtSecret: x # keep\nz: 1\n",
    ],
    [
      "to where nothing is yet",
      "config:\n  jwtSecret: x\n",
      "config.jwtSecret",
      "config.basicAuth.jwtSecret",
      "config:\n  basicAuth:\n    jwtSecret: x\n",
    ],
    [
      "with the block below it",
      "ingress:\n  hostname:\n    - a # one\n\n    - b\n  x: 1\nconfig:\n  y: 1\n",
      "ingress.hostname",
      "config.hostname",
      "ingress:\n  x: 1\nconfig:\n  y: 1\n  hostname:\n    - a # one\n\n    - b\n",
    ],
    [
      "under another name",
      "ingress:\n  subdomain: a\nconfig:\n  y: 1\n",
      "ingress.subdomain",
      "config.basePath",
      "ingress: {}\nconfig:\n  y: 1\n  basePath: a\n",
    ],
    [
      "in its own map, as a new name",
      "config:\n  basicauth: # login\n    enabled: true\n",
      "config.basicauth",
      "config.basicAuth",
      "config:\n  basicAuth: # login\n    enabled: true\n",
    ],
    [
      "between braces",
      "config: {jwtSecret: 'x', basicAuth: {enabled: true}}\n",
      "config.jwtSecret",
      "config.basicAuth.jwtSecret",
      "config: {basicAuth: {enabled: true, jwtSecret: 'x'}}\n",
    ],
    [
      "from a block into braces",
      "config:\n  jwtSecret: x\n  basicAuth: {enabled: true}\n",
      "config.jwtSecret",
      "config.basicAuth.jwtSecret",
      "config:\n  basicAuth: {enabled: true, jwtSecret: x}\n",
    ],
    [
      "with CRLF",
      "config:\r\n  jwtSecret: x\r\n  basicAuth:\r\n    enabled: true\r\n",
      "config.jwtSecret",
      "config.basicAuth.jwtSecret",
      "config:\r\n  basicAuth:\r\n    enabled: true\r\n    jwtSecret: x\r\n",
    ],
  ])("takes it %s", (_what, before, from, to, after) => {
    expect(changeYaml(before, move(from, to))).toBe(after);
  });

  it("is refused where something is already", () => {
    expect(changeYaml("a: 1\nb: 2\n", move("a", "b"))).toBeNull();
  });
});

describe("a tag or an anchor of nothing", () => {
  it.each([
    [
      "is not parted from its key by what is put behind it",
      "a: {b: !x }\n",
      set("a.c", "new"),
      "a: {b: !x , c: new}\n",
    ],
    ["nor in lines", "a:\n  b:\n    !x\nd: 1\n", set("a.c", "new"), "a:\n  b:\n    !x\n  c: new\nd: 1\n"],
    ["goes with its key", "a: {b: 1, c: !x }\n", remove("a.c"), "a: {b: 1}\n"],
    ["also from below it", "a:\r\n  !x\r\nb: 1\r\n", remove("a"), "b: 1\r\n"],
  ])("%s", (_what, before, wanted, after) => {
    expect(changeYaml(before, wanted)).toBe(after);
  });
});

describe("recovering what YAML took for something else", () => {
  const recover = (value: string): Change => ({ kind: "recover", path: "c.a", value });

  it.each([
    ["a tag", "c:\n  a: !x-1 # why\n  b: 1\n", "!x-1", 'c:\n  a: "!x-1" # why\n  b: 1\n'],
    ["an anchor", "c:\r\n  a:   &x-1\r\n  b: 1\r\n", "&x-1", 'c:\r\n  a:   "&x-1"\r\n  b: 1\r\n'],
    ["a comment", 'c:\n  "a": #x"1" # why', '#x"1"', 'c:\n  "a": \'#x"1"\' # why'],
    ["between braces", "c: {\n  a: !x-1\n  }\n", "!x-1", 'c: {\n  a: "!x-1"\n  }\n'],
  ])("puts it in quotes: %s", (_what, before, value, after) => {
    expect(changeYaml(before, recover(value))).toBe(after);
  });

  it("makes it in the file that counts", () => {
    const made = change("yaml", ["c:\n  a: !x-1\n", "c:\n  a: !x-2\n"], recover("!x-2"));
    expect(made?.texts).toEqual(["c:\n  a: !x-1\n", 'c:\n  a: "!x-2"\n']);
  });

  it.each([
    ["a value is there", "c:\n  a: !x-1 b\n"],
    ["it goes on below", "c:\n  a: !x-1\n    b\n"],
    ["more than one word is there", "c:\n  a: &x-1 !y\n"],
    ["an alias means the anchor", "c:\n  a: &x-1\nd: *x-1\n"],
    ["several places share it", "b: &b\n  a: !x-1\nc: *b\n"],
    ["another is there", "c:\n  a: !x-12\n"],
    ["nothing is there", "c:\n  b: !x-1\n"],
  ])("is refused where %s", (_what, text) => {
    expect(changeYaml(text, recover("!x-1"))).toBeNull();
    expect(changeYaml(text, recover("&x-1"))).toBeNull();
  });
});
