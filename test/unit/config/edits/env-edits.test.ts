/** Edits of a `.env`: what they do, by compose's own quoting, and that nothing else changes. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: compose references are what is tested here
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeEnvValue } from "../../../../electron/config/edits/env-edits.js";
import type { Change } from "../../../../electron/config/edits/fix.js";
import { parseEnv } from "../../../../electron/config/env/read.js";
import { change, changeEnv } from "./change.js";

const set = (path: string, value: string, quoted?: true): Change => ({
  kind: "set",
  path,
  value,
  ...(quoted === undefined ? {} : { quoted }),
});

describe("setting a value in a .env", () => {
  it.each([
    ["plain, with its comment", "A=old # why\nB=1\n", "A=new # why\nB=1\n"],
    ["in its quotes", "export A = 'old' # why\n", "export A = 'new' # why\n"],
    ["in double quotes over lines", 'A="o\nld"\r\nB=1\r\n', 'A="new"\r\nB=1\r\n'],
    ["an empty one", "A=\nB=1\n", "A=new\nB=1\n"],
    ["that is not there", "B=1\r\n", "B=1\r\nA=new\r\n"],
    ["without a last line end", "B=1", "B=1\nA=new"],
    ["in an empty file", "", "A=new\n"],
    ["the one that counts", "A=1\nA=2\n", "A=1\nA=new\n"],
    ["with a colon", "A: old\n", "A: new\n"],
  ])("keeps the rest of the file: %s", (_what, before, after) => {
    expect(changeEnv(before, set("A", "new"))).toBe(after);
  });

  it.each([
    ["a$b", "'a$b'"],
    ["a#b c", "'a#b c'"],
    ["it's", '"it\'s"'],
    ["it's $5", '"it\'s \\$5"'],
    ["a\\", '"a\\\\"'],
    ["a\nb", "'a\nb'"],
    ["", "''"],
  ])("writes %j in a way that compose reads back", (value, written) => {
    expect(changeEnv("A=x\n", set("A", value))).toBe(`A=${written}\n`);
  });

  it("leaves single quotes where the value has one, whose backslash compose before 2.24 kept", () => {
    expect(changeEnv("A='x' # why\n", set("A", "it's"))).toBe('A="it\'s" # why\n');
  });

  it("to the whole line takes in what compose took for a comment, and leaves no copy of it", () => {
    expect(changeEnv("A=a #b # c \r\nB=1\r\n", set("A", "a #b # c", true))).toBe("A='a #b # c' \r\nB=1\r\n");
  });

  it("is done in the last file that has it, and a new name goes to the last file", () => {
    expect(change("env", ["A=1\n", "A=2\n", "B=1\n"], set("A", "new"))?.texts).toEqual(["A=1\n", "A=new\n", "B=1\n"]);
    expect(change("env", ["A=1\n", "B=1\n"], set("C", "new"))?.texts).toEqual(["A=1\n", "B=1\nC=new\n"]);
  });

  it("is refused where another value is made of it", () => {
    expect(changeEnv("A=1\nB=$A\n", set("A", "2"))).toBeNull();
  });

  it("any value is read back exactly, or not written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom(null, "'" as const, '"' as const), (value, quote) => {
        const written = writeEnvValue(value, quote);
        if (written === null) return;
        expect(parseEnv("", `B=1\nA=${written} # c\nC=2\n`).entries.get("A")?.value).toBe(value);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(writeEnvValue(value, null)).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});

describe("the other changes of a .env", () => {
  it.each<readonly [string, string, Change, string]>([
    ["removes a line", "# about\nexport A=1 # one\nB=2\n", { kind: "remove", path: "A" }, "# about\nB=2\n"],
    ["removes every line of the name", "A=1\nB=2\nA='3\n4'", { kind: "remove", path: "A" }, "B=2"],
    ["renames", "export A='1' # one\n", { kind: "move", path: "A", to: "B" }, "export B='1' # one\n"],
    [
      "removes what is written earlier",
      "A=1\nB=2\nA=3\n",
      { kind: "remove-earlier", path: "A", file: "1.env", start: 8 },
      "B=2\nA=3\n",
    ],
    [
      "gives a taken comment its own line",
      "B=1\r\nA= # about A\r\nC=1\r\n",
      { kind: "lift-comment", path: "A" },
      "B=1\r\n# about A\r\nA=\r\nC=1\r\n",
    ],
    ["leaves what is behind the closing quote", "A='x'y\n", { kind: "set", path: "A", value: "z" }, "A='z'y\n"],
    [
      "takes it along if it is to",
      "A='x'y\r\nB=1\r\n",
      { kind: "set", path: "A", value: "z", whole: true },
      "A='z'\r\nB=1\r\n",
    ],
    ["also a word behind a blank", "A='x' y\n", { kind: "set", path: "A", value: "z", whole: true }, "A='z'\n"],
    ["but no name of its own", "A='x'B=1\n", { kind: "set", path: "A", value: "z", whole: true }, "A='z'B=1\n"],
    ["and no comment", "A='x' # y\n", { kind: "set", path: "A", value: "z", whole: true }, "A='z' # y\n"],
    ["does so at the end too", "export A=# about A", { kind: "lift-comment", path: "A" }, "# about A\nexport A="],
  ])("%s", (_what, before, wanted, after) => {
    expect(changeEnv(before, wanted)).toBe(after);
  });

  it("refuse to rename to what is there, and to remove what another value needs", () => {
    expect(changeEnv("A=1\nB=2\n", { kind: "move", path: "A", to: "B" })).toBeNull();
    expect(changeEnv("A=1\nB=$A\n", { kind: "remove", path: "A" })).toBeNull();
  });
});
