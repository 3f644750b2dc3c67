/** The lexemes depend on private state of the yaml library's lexer, so another version of it must not go unnoticed. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Lexer } from "yaml";
import { stateOf } from "../../../../electron/config/yaml/lexemes.js";

const { devDependencies } = JSON.parse(readFileSync(new URL("../../../../package.json", import.meta.url), "utf8"));

describe("the state of the yaml library's lexer", () => {
  it("is there in the version that is installed", () => {
    expect(stateOf(new Lexer())).toMatchObject({ buffer: "", pos: 0, flowLevel: 0, indentNext: 0 });
  });

  it.each(["buffer", "pos", "flowLevel", "indentNext"])(
    "is refused without %s, by the name of the version expected",
    (member) => {
      const other = Object.assign(new Lexer(), { [member]: undefined });
      expect(() => stateOf(other)).toThrow(`yaml ${devDependencies.yaml}`);
    },
  );
});
