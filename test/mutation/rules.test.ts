/**
 * The examples and verdicts of the unit tests, one test for each rule that runs this rule alone: a mutant is then tried
 * by the tests of the one rule that it changes.
 */
import { describe, expect, it } from "vitest";
import type { Problem, Rule } from "../../electron/config/rules/rule.js";
import { rules } from "../../electron/config/rules/table.js";
import { subjectOf } from "../../electron/config/sources.js";
import type { ConfigurationText } from "../../electron/config/text.js";
import { verdicts } from "../unit/config/chart-verdicts.js";
import { goodEnv, goodValues } from "../unit/config/read.js";
import type { Example } from "../unit/config/rules/examples/example.js";
import { examples } from "../unit/config/rules/examples/table.js";
import { documentsOf } from "../unit/config/rules/examples/understand.js";

const problems = (rule: Rule, texts: readonly ConfigurationText[]): readonly Problem[] => [
  ...rule.check(subjectOf(texts)),
];

/** Too little of a configuration, or of another mode: rules look at all of them. */
const bare: readonly ConfigurationText[] = [
  { file: "values.yaml", text: "{}" },
  {
    file: "values.yaml",
    text: "config: {basicAuth: {enabled: true}, existingSecretName: login}\npostgres: {external: {enabled: true}}",
  },
  {
    file: "values.yaml",
    text: "config: {oauth: {enabled: true}}\ncommonEnv: [{value: a}, b, {name: [a]}]\nimages: {a: b}",
  },
  { file: ".env", text: "A=b\n" },
  { file: ".env", text: "AUTH_TYPE=mixed\nBASIC_AUTH_ENABLED=true\n" },
];

it.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  expect(problems(rule, [{ file: "values.yaml", text: goodValues }])).toEqual([]);
  expect(problems(rule, [{ file: ".env", text: goodEnv }])).toEqual([]);
  for (const text of bare) expect(() => problems(rule, [text]), text.text).not.toThrow();
  for (const example of examples.filter((candidate) => candidate.rule === id)) {
    expectBroken(rule, example);
    expect(problems(rule, documentsOf(example, example.kept)), example.kept).toEqual([]);
  }
});

function expectBroken(rule: Rule, { at, blocks = false, ...example }: Example): void {
  const found = problems(rule, documentsOf({ at, ...example }, example.broken)).filter(
    ({ path }) => path === example.path,
  );
  expect(found, example.broken).toHaveLength(1);
  const [problem] = found;
  expect(problem?.blocks ?? false, example.broken).toBe(blocks);
  const position = problem?.position ?? null;
  const place = position === null ? null : `${position.line}:${position.column}`;
  if (example.says !== undefined)
    expect(`${problem?.message ?? `${rule.what} ${rule.why}`} ${problem?.remedy ?? rule.remedy}`).toMatch(example.says);
  if (at === "1") expect(position?.file).toBe("values-1.yaml");
  else expect(place, example.broken).toBe(at);
}

describe.each(verdicts)("$about", ({ accepted, rejected }) => {
  const refusals = rules.filter(({ source, severity }) => source === "chart" && severity === "error");

  const isRefused = (layer: string): boolean => {
    const subject = subjectOf([goodValues, layer].map((text, index) => ({ file: `${index}.yaml`, text })));
    return refusals.some((rule) => [...rule.check(subject)].length > 0);
  };

  it("verdicts", () => {
    if (accepted.some((layer) => layer.includes("skipValidation"))) return; // that is not the rules' to judge
    for (const layer of accepted) expect(isRefused(layer), layer).toBe(false);
    for (const layer of rejected) expect(isRefused(layer), layer).toBe(true);
  });
});
