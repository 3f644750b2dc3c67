/**
 * What Helm makes of a values text, case by case. The expected values come from the library it reads them with
 * (sigs.k8s.io/yaml 1.3.0 over go-yaml 2.4.0), run over these texts; they are facts that we are held to, not read off us.
 */

export interface Readings {
  readonly about: string;
  readonly read: readonly (readonly [text: string, value: unknown])[];
  readonly refused: readonly string[];
}

export const readings: readonly Readings[] = [
  {
    about: "plain scalars",
    read: [
      ["a: [yes, Off, y, N, TRUE, yEs, tRUE]", { a: [true, false, true, false, true, "yEs", "tRUE"] }],
      ["a: [~, null, NULL, nULL, nil]", { a: [null, null, null, "nULL", "nil"] }],
      ["a: [012, 0o12, 0x1F, -0b11, 08, 1_000, -_1, 0_7]", { a: [10, 10, 31, -3, 8, 1000, -1, 7] }],
      ["a: [1e3, .5e1, 5., +.5, -0.0, 1e, 0x, 0b2, 0o8]", { a: [1000, 5, 5, 0.5, 0, "1e", "0x", "0b2", "0o8"] }],
      ["a: [2024-01-01, 12:30, 1.2.3, 5Mi, 10%, 1/2]", { a: ["2024-01-01", "12:30", "1.2.3", "5Mi", "10%", "1/2"] }],
      ["a: [12345678901234567890, 0xFFFFFFFFFFFFFFFF]", { a: [12345678901234567000, 18446744073709552000] }],
      // Too large for an integer, or for a number at all.
      ["a: 0xFFFFFFFFFFFFFFFFF", { a: "0xFFFFFFFFFFFFFFFFF" }],
      ["a: 01000000000000000000000000", { a: 1e24 }],
      ["a: 12345e67890123", { a: "12345e67890123" }],
      ["a: -1e400", { a: "-1e400" }],
      ["a: 1e-400", { a: 0 }],
      // Behind a dot that comes first, underscores only between digits.
      ["a: [._1, .1_, .1_0, 0.1_, 0_._1]", { a: ["._1", ".1_", 0.1, 0.1, 0.1] }],
    ],
    refused: ["a: .inf", "a: [-.INF]", "a: {b: .NaN}"],
  },
  {
    about: "tags",
    read: [
      ['a: [!!str 1, !!int "3", !!bool "yes", !!float 3, !!null ""]', { a: ["1", 3, true, 3, null] }],
      ["a: [!x 12, !x yes, !x ~, ! 12]", { a: ["12", "yes", "~", "12"] }],
      ["a: !Quiet-Harbour\nb: !x\n", { a: "", b: "" }],
      ["a: !!omap [1]\nb: !!set {c}\nd: !!pairs [2]", { a: [1], b: { c: null }, d: [2] }],
      ["a: !!timestamp 2024-01-01", { a: "2024-01-01" }],
    ],
    refused: [],
  },
  {
    about: "keys",
    read: [
      ['"": 1\n"null": 2\n\'~\': 3\nnil: 4', { "": 1, null: 2, "~": 3, nil: 4 }],
      ["a: 1\na: 2\nb: {c: 1, c: 2}", { a: 2, b: { c: 2 } }],
      [
        "a: &a {b: 1, c: 2}\nd: {<<: *a, c: 3}\ne: {c: 3, <<: *a}",
        {
          a: { b: 1, c: 2 },
          d: { b: 1, c: 3 },
          e: { b: 1, c: 2 },
        },
      ],
      ["a: &a {b: 1}\nc: &c {b: 2, d: 2}\ne: {<<: [*a, *c]}", { a: { b: 1 }, c: { b: 2, d: 2 }, e: { b: 1, d: 2 } }],
      ["a: &a 1\nb: *a\nc: &a 2\nd: *a", { a: 1, b: 1, c: 2, d: 2 }],
      ["a: &a\n  b: &a 1\nc: *a\n", { a: { b: 1 }, c: 1 }],
    ],
    refused: [
      ": 1",
      "~: 1",
      "null: 1",
      "? \n: 1",
      "a: []:",
      'a: "b":',
      "a: {Null: 1}",
      "{a: 1}: 2",
      "a: {<<: 1}",
      "a: *b",
      "a: &a 1\nb: &a {c: *a}",
    ],
  },
  {
    about: "lines between quotes and brackets",
    read: [
      ["jwks: '{\n  \"keys\": []\n}'\nb: 1\n", { jwks: '{ "keys": [] }', b: 1 }],
      ['a:\n  b: "one\ntwo\n\n    three"\n  c: 1\n', { a: { b: "one two\nthree", c: 1 } }],
      ["a:\r\n  - 'one\r\ntwo'\r\n  - b: \"\r\n\"\r\n", { a: ["one two", { b: " " }] }],
      ['a: {\n"b": [\n1\n  ], # x\n# y\n"c": two\nlines\n}\nd: 1\n', { a: { b: [1], c: "two lines" }, d: 1 }],
      ["a:\n  b: [\n{c: 1}\n]\n  d: |\n\"e\": 'f\ng'\n", { a: { b: [{ c: 1 }], d: "" }, e: "f g" }],
    ],
    refused: ['a: "one\n---\ntwo"', "a: {\n---\n}", "a: 'one\ntwo': three", 'a: "one\nb: "two"\n', "a: [\nb: 1\n"],
  },
  {
    about: "comments",
    read: [
      ['a: "b"#c\nd: \'e\'#f\ng: [1]#h\ni: {j: "k"#l\n}#m', { a: "b", d: "e", g: [1], i: { j: "k" } }],
      ["a: |#b\n  c\nd: >-#e\n  f\n", { a: "c\n", d: "f" }],
      ["a: b#c\nd: e #f\ng: #h\n", { a: "b#c", d: "e", g: null }],
    ],
    refused: [],
  },
  {
    about: "line ends",
    read: [
      ["a: b\rc:\r  d: e\r", { a: "b", c: { d: "e" } }],
      ["a: b\r\r\nc: |\r\r\n  d\r\r\n", { a: "b", c: "\nd\n" }],
      ["a: 'b\rc'\r# d\r", { a: "b c" }],
      ["a: |\n  b", { a: "b" }],
      ["a:\n- b: >\n    c\n    d ", { a: [{ b: "c d " }] }],
      ["a: |+\n  b", { a: "b" }],
      ["a: |-\n  b", { a: "b" }],
      ["a: |\n  b\n# c", { a: "b\n" }],
      ["a: |\n  b\n  ", { a: "b\n" }],
      ["a: |+\n  b\n\n", { a: "b\n\n" }],
    ],
    refused: [],
  },
  {
    about: "tabs",
    read: [
      ["a:\tb\t# c\nd: e \t\nf: 'g\n\th'\ni:\t\n  j: 1\n", { a: "b", d: "e", f: "g h", i: { j: 1 } }],
      ["a: b\n \t\nc: d\n  \te\n", { a: "b", c: "d e" }],
      ["a: {\n\tb: c,\t\n\td: 'e'\n\t}\n", { a: { b: "c", d: "e" } }],
      ['{\n\t"a": [\n\t\t1\n\t]\n}\n', { a: [1] }],
      ["a: |\n  b\n  \t\n  \tc\n", { a: "b\n\t\n\tc\n" }],
      ["a: |1\n \tb\n", { a: "\tb\n" }],
    ],
    refused: [
      "\t\na: 1",
      "a:\n\tb: 1",
      "a:\n  b: 1\n\t\nc: 2",
      "a:\n  \t\n  b: 1",
      "a: 1\n\t# b",
      'a: "b"\n \t\nc: 1',
      "a:\n-\tb",
      "a:\n- \tb: 1",
      "a: b\n\tc\n",
      "a: {\n\tb: c\n\t}\n",
      "a: |\n  b\n\t\nc: 1",
      "a: |\n  \tb\n",
      "a: >-\r\n\r\n  \t\r\n  b\r\n",
    ],
  },
  {
    about: "characters",
    read: [
      ["a: {b: c:d, e: [f!]}", { a: { b: "c:d", e: ["f!"] } }],
      ['a: c?d=e\nb: ["f?", g:h]\n? c\n: d\n', { a: "c?d=e", b: ["f?", "g:h"], c: "d" }],
      ["a: \"\\\\/ \\\\ud83d \\u00e9 \\t\"\nb: '\\/'\n", { a: "\\/ \\ud83d é \t", b: "\\/" }],
      ["a: \u00a0\u200b“é”😀\n", { a: "\u00a0\u200b“é”😀" }],
      ["a: &one-2_3 1\nb: *one-2_3\n", { a: 1, b: 1 }],
    ],
    refused: [
      "a: b\u001b[200~c",
      "a: b # \u0007",
      "a: \u007f",
      "a: {b: user@host/smith?sslmode=require}",
      "a: [https://host/?b=c]",
      "a: [:b]",
      'a: "https:\\/\\/host"',
      'a: "\\ud83d\\ude00"',
      "a: &one.two 1\nb: *one.two",
      "a: &é 1",
    ],
  },
  {
    about: "quotes",
    read: [
      ["a: \"b\\\\\"\nc: 'd'''\ne: ''''\nf: [\"\\\"\", '', \"\"]\n", { a: "b\\", c: "d'", e: "'", f: ['"', "", ""] }],
      ["a: 'C:\\'\nb: \"it's\"\n", { a: "C:\\", b: "it's" }],
    ],
    refused: ['a: "C:\\"', 'a: "C:\\"\nb: "c"\n', "a: 'it''\nb: 'c'\n", "a: '''\nb: 1\n", 'a: "b"c"', "a: 'it's'"],
  },
];
