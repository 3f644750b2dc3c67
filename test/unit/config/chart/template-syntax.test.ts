/** Reading the syntax of Go's templates. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTemplate, TemplateSyntaxError } from "../../../../electron/config/chart/template-syntax.js";

const body = (text: string) => parseTemplate(text).body;

describe("a template", () => {
  it("without actions is its own text", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes("{{"));
        expect(body(text).join("")).toBe(text);
      }),
    );
  });

  it.each([
    ["a {{- .x -}} b", ["a", ["print", [".", "x"], -1], "b"]],
    ["{{/* no */}}x", ["x"]],
    ["{{ .a.b | default `x` | quote }}", [["print", ["quote", ["default", ["=", "x"], [".", "a", "b"]]], -1]]],
    ["{{ (index . 1).c }}", [["print", [">", ["index", ["."], ["#", 1]], "c"], -1]]],
    ["{{ $x := 0o17 }}", null],
    [
      "{{ $x := 017 }}{{ $x.y }}",
      [
        ["let", "$x", ["#", 15]],
        ["print", ["$x", "y"], -1],
      ],
    ],
    [
      '{{ if eq .a "b\\n" }}1{{ else if .c }}2{{ else }}3{{ end }}',
      [["if", ["eq", [".", "a"], ["=", "b\n"]], ["1"], [["if", [".", "c"], ["2"], ["3"], null]], null]],
    ],
    [
      "{{ range $k, $v := .m }}{{ break }}{{ else }}-{{ end }}",
      [["range", "$k", "$v", [".", "m"], [["break"]], ["-"]]],
    ],
    ["{{ with $y := .a }}{{ . }}{{ end }}", [["with", [".", "a"], [["print", ["."], -1]], [], "$y"]]],
  ])("is read: %s", (text, expected) => {
    if (expected === null) expect(() => body(text)).not.toThrow();
    else expect(body(text)).toEqual(expected);
  });

  it("keeps its definitions apart", () => {
    const { body: rest, defines } = parseTemplate('{{ define "a" }}x{{ end }}y{{ template "a" . }}');
    expect([...defines]).toEqual([["a", ["x"]]]);
    expect(rest).toEqual(["y", ["template", "a", ["."]]]);
  });

  it.each(["{{ if .a }}", "{{ ( }}", "{{ .a", "{{ | }}", "{{ }}", "{{ .a ) }}"])(
    "that is none is refused: %s",
    (text) => {
      expect(() => body(text)).toThrow(TemplateSyntaxError);
    },
  );
});
