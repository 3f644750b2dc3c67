/** Compose's rules for `.env`, after the cases of compose-go's own tests. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: compose references are what is tested here
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEnv } from "../../../../electron/config/env/read.js";
import { refusal } from "../read.js";

const values = (text: string): Record<string, string> =>
  Object.fromEntries([...parseEnv(".env", text).entries].map(([name, { value }]) => [name, value]));

describe("a .env", () => {
  it.each([
    ["a bare value ends at the line", "LAMP=green", "green"],
    ["spaces around the sign do not count", "LAMP = green", "green"],
    ["leading space before the name does not count", "\t LAMP=green", "green"],
    ["trailing space is cut", "LAMP=green  \t", "green"],
    ["a value may hold further signs", "LAMP=a=b=", "a=b="],
    ["a colon separates as in YAML", "LAMP: green", "green"],
    ["a colon in the value stays", "LAMP=db:5432", "db:5432"],
    ["export is dropped", "export LAMP=green", "green"],
    ["export may be followed by a tab", " export\tLAMP=green", "green"],
    ["a comment starts at space and #", "LAMP=green # light", "green"],
    ["a comment needs no space after the #", "LAMP=green #light", "green"],
    ["a # inside a word is no comment", "LAMP=green#light", "green#light"],
    ["a # in quotes is no comment", 'LAMP="green # light"', "green # light"],
    ["a comment may follow a quoted value", "LAMP='green' # light", "green"],
    ["a comment right after the sign becomes the value", "LAMP= # light", "# light"],
    ["single quotes keep everything", "LAMP='$HOME \\n \"x\"'", '$HOME \\n "x"'],
    ["a single quote is escaped in single quotes", "LAMP='it\\'s'", "it's"],
    ["double quotes expand escapes", 'LAMP="a\\tb\\nc\\\\d"', "a\tb\nc\\d"],
    ["a double quote is escaped in double quotes", 'LAMP="a\\"b"', 'a"b'],
    ["octal escapes need three digits", 'LAMP="\\0123 \\012"', "S \\12"],
    ["unknown escapes stay", 'LAMP="\\x41 \\u0041 \\ "', "\\x41 \\u0041 \\ "],
    ["escapes mean nothing without quotes", "LAMP=a\\tb", "a\\tb"],
    ["quoted values may run over lines", "LAMP='a\nb'", "a\nb"],
    ["a reference takes an earlier value", "A=green\nLAMP=$A-$A", "green-green"],
    ["a reference in braces", 'A=green\nLAMP="x${A}y"', "xgreeny"],
    ["a reference to nothing is empty", "LAMP=a${NONE}b", "ab"],
    ["$$ is one $", "LAMP=a$$b", "a$b"],
    ["an escaped $ in double quotes is literal", 'A=green\nLAMP="\\$A \\${A} $A"', "$A ${A} green"],
    ["a $ before no name is literal", "LAMP=5$ $1 $", "5$ $1 $"],
    [":- falls back on unset", "LAMP=${A:-green}", "green"],
    [":- falls back on empty", "A=\nLAMP=${A:-green}", "green"],
    ["- keeps empty", "A=\nLAMP=x${A-green}", "x"],
    ["- falls back on unset", "LAMP=${A-green}", "green"],
    [":+ replaces what is set", "A=1\nLAMP=${A:+green}", "green"],
    [":+ leaves empty", "A=\nLAMP=x${A:+green}", "x"],
    ["+ replaces what is empty", "A=\nLAMP=${A+green}", "green"],
    [":? passes what is set", "A=green\nLAMP=${A:?needed}", "green"],
    ["defaults nest", "B=green\nLAMP=${A:-${C-$B}}!", "green!"],
    ["a default may hold operators", "LAMP=${A:-/a:-b}", "/a:-b"],
    ["text around a reference does not matter", "LAMP=:-x ${A-y} ${B:-z}", ":-x y z"],
    ["the later line wins", "LAMP=red\nLAMP=green", "green"],
    ["Windows line ends are cut", "A=x\r\nLAMP=green\r\n", "green"],
    ["white space at the end is cut as Unicode has it", "LAMP=green\u0085\u3000", "green"],
    ["a byte order mark at the end of a value is none", "LAMP=green\uFEFF", "green\uFEFF"],
    ["a byte order mark before all is no part of it", "\uFEFFLAMP=green", "green"],
    ["export may be followed by a no-break space too", "export \u00A0LAMP=green", "green"],
    ["export may stand alone on its line", "export\n# light\nLAMP=green", "green"],
    ["names may hold dots, dashes and letters of any script", "A.b-ü=x\nLAMP=${A:-green}", "green"],
  ])("%s", (_rule, text, expected) => {
    expect(values(text).LAMP).toBe(expected);
  });

  it.each([
    ["a name alone leaves what an earlier line set", "LAMP=green\nLAMP\n", "green"],
    ["a statement may follow a quoted value", "A='x' LAMP=green", "green"],
    ["words behind a closing quote are lost", "LAMP='green'light\n", "green"],
    ["a # behind a tab is no comment", "LAMP=green\t# light", "green\t# light"],
    ["quotes inside a bare value stay, and a comment in them counts", "LAMP=a 'b # c'", "a 'b"],
    ["quotes right behind a default's sign stay", "LAMP=${A:-'x y'}", "'x y'"],
    ["quoted values keep Windows line ends", "LAMP='a\r\nb'", "a\r\nb"],
    ["a lone CR ends no line", "LAMP=a\rB=1", "a\rB=1"],
    ["a backslash at a line's end continues nothing", "LAMP=a\\\nB=1", "a\\"],
    ["single quotes keep both backslashes and both $", "LAMP='a\\\\b$$'", "a\\\\b$$"],
    ["what a reference brings is not read again", "A='$B'\nB=1\nLAMP=$A", "$B"],
    ["a value may hold its earlier self", "LAMP=a\nLAMP=${LAMP}b", "ab"],
    ["a name set only later is none yet", "LAMP=x$A\nA=1", "x"],
    ["a default may be JSON", 'LAMP=${A:-{"a":{"b":1}}}', '{"a":{"b":1}}'],
    ["a default that is not used is not read (nor refused, as before v2.10.1)", "A=x\nLAMP=${A:-${}}", "x"],
    ["a name without braces ends at a dot", "A=1\nLAMP=$A.b", "1.b"],
    ["no command is run", "LAMP=$(pwd)`pwd`~", "$(pwd)`pwd`~"],
    ["names have a case", "a=1\nLAMP=x$A", "x"],
  ])("as compose-go v2.13.0 answers: %s", (_rule, text, expected) => {
    expect(values(text).LAMP).toBe(expected);
  });

  it.each([
    ["an open quote", "A=1\nKEY='tower", ".env:2:5"],
    ["an open quote with an escaped one", 'KEY="tower\\"', ".env:1:5"],
    ["a space in a name", "MY KEY=tower", ".env:1:1"],
    ["a character no name may hold", "KEY=x\nto$wer", ".env:2:3"],
    ["a byte order mark between two files", "A=1\n\uFEFFKEY=tower", ".env:2:1"],
    ["an export of nothing", "KEY=tower\nexport ", ".env:2:1"],
    ["a comment's sign in a bare default", "KEY=${A:-tower # x}", ".env:1:5"],
    ["a default over two lines", 'KEY="${A:-to\nwer}"', ".env:1:5"],
    ["a dot in a reference's name", "KEY=${tower.A}", ".env:1:5"],
    ["a YAML list", "- KEY=tower\n", ".env:1:1"],
    ["an unfinished reference", "KEY=tower${", ".env:1:5"],
    ["an empty reference", "KEY=tower${}", ".env:1:5"],
    ["a reference with a space", "KEY=tower${ A}", ".env:1:5"],
    ["a required value that is missing", "KEY=${A:?tower}", ".env:1:5"],
  ])("%s is refused at its place, without the text", (_rule, text, place) => {
    const error = refusal(() => parseEnv(".env", text));
    expect(error.code).toBe("CONFIGURATION_UNREADABLE");
    expect(error.message.startsWith(`${place}: `)).toBe(true);
    expect(error.message).not.toContain("tower");
  });

  it("names an invisible character that stands in a name", () => {
    expect(refusal(() => parseEnv(".env", "A=1\n\u200BKEY=tower")).message).toContain("U+200B");
  });

  it("knows the place of each value, its quotes included", () => {
    const { entries } = parseEnv("a.env", '# x\n\nA=1\n  export B = "two\nlines"\nC=\n');
    expect([...entries.values()].map(({ position }) => position)).toEqual([
      { file: "a.env", line: 3, column: 3, start: 7, end: 8 },
      { file: "a.env", line: 4, column: 14, start: 22, end: 33 },
      { file: "a.env", line: 6, column: 1, start: 34, end: 35 },
    ]);
  });

  it("sees what earlier files set", () => {
    const first = parseEnv("1.env", "HOST=lamp");
    expect(parseEnv("2.env", "URL=http://$HOST", first.entries).entries.get("URL")?.value).toBe("http://lamp");
  });

  it("says which references became nothing", () => {
    const { entries } = parseEnv(".env", "A=Pa$word1\nB='Pa$word1'\nC=Pa$$word1\nD=${X:-1}\nE=${X:-$Y}\nF=${X:+$Y}");
    expect([...entries.values()].filter(({ lostReference }) => lostReference).map(({ name }) => name)).toEqual([
      "A",
      "E",
    ]);
  });

  it("ignores a name alone: compose takes that from its own environment", () => {
    expect(values("HOME\nA=1\nPATH")).toEqual({ A: "1" });
  });
});

describe("quoting any value and parsing it", () => {
  const anyText = fc.string({ unit: "binary", maxLength: 60 }).filter((text) => !text.includes("\0"));

  it("gives it back from double quotes", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const quoted = text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("$", "\\$");
        expect(values(`KEY="${quoted}"\nNEXT=1`)).toEqual({ KEY: text, NEXT: "1" });
      }),
      { numRuns: 1_000 },
    );
  });

  it("gives it back from single quotes, which cannot hold a backslash before a quote or at the end", () => {
    fc.assert(
      fc.property(
        anyText.filter((text) => !text.includes("\\")),
        (text) => {
          expect(values(`KEY='${text.replaceAll("'", "\\'")}' # c\nNEXT=1`)).toEqual({ KEY: text, NEXT: "1" });
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
