/** Generated inputs, each made of a seed and its number alone, so that one that was found can be made again. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: compose references are among the inputs
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ConfigurationDocument } from "../../shared/contract/configuration.js";
import { goodEnv, goodValues } from "../unit/config/read.js";
import { examples } from "../unit/config/rules/examples/table.js";
import { documentsOf } from "../unit/config/rules/examples/understand.js";

export interface Input {
  readonly kind: string;
  readonly documents: readonly ConfigurationDocument[];
}

type Random = (below: number) => number;

/** mulberry32: small, and good enough to be surprising. */
function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const fixtures = fileURLToPath(new URL("../fixtures/config/", import.meta.url));
const files: readonly (readonly ConfigurationDocument[])[] = [
  [{ file: "good.yaml", text: goodValues }],
  [{ file: "good.env", text: goodEnv }],
  ...readdirSync(fixtures, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => [{ file: name, text: readFileSync(join(fixtures, name), "utf8") }]),
  ...examples.map((example) => documentsOf(example, example.broken)),
];

const pieces = (
  "config: |basicAuth:|a|: |- |\n|\n  |\n    |{|}|[|]|, |&a |*a|<<: |'|\"|>-|? |#| # |---\n|...\n|!!str |!x |\t|null|~|true|no|012|1e999|" +
  "=|$|${A|${A:-|$$|\\|export |\r\n|\r|\ufeff|\u0000|\u2028|\ud800|é|@|`|%|password|jwtSecret|AUTH_TYPE=|enabled: true|https://u:p@h/"
).split("|");

const pick = <T>(random: Random, list: readonly T[]): T => list[random(list.length)] as T;

const randomText = (random: Random, most: number): string =>
  Array.from({ length: random(most) }, () => pick(random, pieces)).join("");

const bytes = (random: Random): string =>
  Buffer.from(Uint8Array.from({ length: random(600) }, () => random(256))).toString(
    random(2) === 0 ? "latin1" : "utf8",
  );

function mutate(random: Random, text: string): string {
  let mutated = text;
  for (let times = 1 + random(4); times > 0; times -= 1) {
    const at = random(mutated.length + 1);
    const length = random(random(2) === 0 ? 4 : 60);
    const piece = mutated.slice(at, at + length);
    const put = pick(random, ["", piece + piece, pick(random, pieces), randomText(random, 4)]);
    mutated = mutated.slice(0, at) + put + mutated.slice(at + length);
  }
  return random(6) === 0 ? mutated.replaceAll("\n", "\r\n") : mutated;
}

const nested = (random: Random): string => {
  const depth = 1 + random(random(20) === 0 ? 100_000 : 150);
  const [open, close] = pick(random, [
    ["[", "]"],
    ["{a: ", "}"],
    ["- ", ""],
    ["? ", ""],
    ["${A:-", "}"],
  ] as const);
  return `a: ${open.repeat(depth)}1${close.repeat(depth)}\nA=${open.repeat(depth)}${close.repeat(depth)}\n`;
};

const huge = (random: Random): string => {
  const size = random(random(50) === 0 ? 6_000_000 : 20_000);
  const unit = pick(random, ["x", "x\n  ", "$A", "\\n", "''", '\\"', "é", " #", "a: b\n", "A=$A$A\n"]);
  const body = unit.repeat(Math.floor(size / unit.length));
  return pick(random, [
    `config:\n  jwtSecret: ${body}\n`,
    `config:\n  jwtSecret: "${body}"\n`,
    `config:\n  jwtSecret: |\n    ${body}\n`,
    `A='${body}'\n`,
    `A="${body}"\n`,
    `A=${body}\n`,
    `${body}: 1\n`,
    body,
  ]);
};

const laughs = (random: Random): string => {
  const width = 2 + random(12);
  const isMap = random(2) === 0;
  return Array.from({ length: 2 + random(14) }, (_, i) => {
    const of = i === 0 ? '"ha"' : `*a${i - 1}`;
    const items = Array.from({ length: width }, (_one, j) => (isMap ? `k${j}: ${of}` : of)).join(", ");
    return `a${i}: &a${i} ${isMap ? `{${items}}` : `[${items}]`}`;
  }).join("\n");
};

const kinds: readonly (readonly [
  share: number,
  kind: string,
  make: (random: Random) => readonly ConfigurationDocument[],
])[] = [
  [
    60,
    "mutated files",
    (random) => pick(random, files).map(({ file, text }) => ({ file, text: mutate(random, text) })),
  ],
  [15, "random pieces", (random) => [named(random, randomText(random, 80))]],
  [10, "random bytes", (random) => [named(random, bytes(random))]],
  [5, "deep nesting", (random) => [named(random, nested(random))]],
  [5, "huge values", (random) => [named(random, huge(random))]],
  [5, "multiplying aliases", (random) => [named(random, laughs(random))]],
];

const named = (random: Random, text: string): ConfigurationDocument => ({
  file: pick(random, ["a.yaml", ".env", "unnamed"]),
  text,
});

/** The input of that number; the same for the same seed. */
export function inputAt(seed: number, index: number): Input {
  const random = randomOf(Math.imul(seed, 2_654_435_761) + index);
  let place = random(100);
  for (const [share, kind, make] of kinds) {
    if (place < share) return { kind, documents: make(random) };
    place -= share;
  }
  return { kind: "random pieces", documents: [named(random, randomText(random, 80))] };
}
