/**
 * What every mutant of the rules is tried by: the examples and verdicts of the unit tests, one test for each rule that runs
 * this rule alone. They run in a bare process, without a test framework, so that a mutant costs milliseconds.
 */

import assert from "node:assert/strict";
import { checkSubject } from "../../electron/config/rules/check.js";
import type { Problem, Rule } from "../../electron/config/rules/rule.js";
import { rules } from "../../electron/config/rules/table.js";
import { subjectOf } from "../../electron/config/subject/sources.js";
import type { Subject } from "../../electron/config/subject/subject.js";
import type { ConfigurationDocument } from "../../shared/contract/configuration.js";
import { verdicts } from "../unit/config/chart-verdicts.js";
import { goodEnv, goodValues } from "../unit/config/read.js";
import { type Example, offerOf } from "../unit/config/rules/examples/example.js";
import { examples } from "../unit/config/rules/examples/table.js";
import { documentsOf } from "../unit/config/rules/examples/understand.js";

export interface RuleTest {
  readonly name: string;
  /** Throws where something that must hold does not. */
  readonly run: () => void;
}

/** Too little of a configuration, or of another mode: rules look at all of them. */
const bare: readonly ConfigurationDocument[] = [
  { file: "values.yaml", text: "{}" },
  {
    file: "values.yaml",
    text: "config: {basicAuth: {enabled: true}, existingSecretName: login}\npostgres: {external: {enabled: true}}",
  },
  {
    file: "values.yaml",
    text: "config: {oauth: {enabled: true}}\ncommonEnv: [{value: a}, b, {name: [a]}]\nimages: {a: b}",
  },
  { file: "values.yaml", text: "config: {basicAuth: {enabled: true, initialOrgAdminEmail: a@b.example}}" },
  { file: "values.yaml", text: "config: {basicAuth: {enabled: true}}\nimages: {backendImage: {tag: 0.10.3}}" },
  { file: ".env", text: "A=b\n" },
  { file: ".env", text: "AUTH_TYPE=mixed\nBASIC_AUTH_ENABLED=true\n" },
];

const problems = (rule: Rule, texts: readonly ConfigurationDocument[]): readonly Problem[] => [
  ...rule.check(subjectOf(texts)),
];

function tryRule(rule: Rule): void {
  assert.deepEqual(problems(rule, [{ file: "values.yaml", text: goodValues }]), []);
  assert.deepEqual(problems(rule, [{ file: ".env", text: goodEnv }]), []);
  for (const text of bare) problems(rule, [text]);
  for (const example of examples.filter((candidate) => candidate.rule === rule.id)) {
    tryBroken(rule, example);
    assert.deepEqual(problems(rule, documentsOf(example, example.kept)), [], example.kept);
  }
}

function tryBroken(rule: Rule, example: Example): void {
  const { at, broken, blocks = false, path, says, fix } = example;
  const subject: Subject = subjectOf(documentsOf(example, broken));
  const found = [...rule.check(subject)].filter((problem) => problem.path === path);
  const [problem] = found;
  assert.ok(problem !== undefined && found.length === 1, broken);
  assert.equal(problem.blocks ?? false, blocks, broken);
  if (says !== undefined)
    assert.match(`${problem.message ?? `${rule.what} ${rule.why}`} ${problem.remedy ?? rule.remedy}`, says);
  if (fix !== undefined) assert.equal(offerOf(rule.fix?.(subject, problem) ?? null), fix, broken);
  const { position } = problem;
  if (at === "1") assert.equal(position?.file, "values-1.yaml");
  else assert.equal(position === null ? null : `${position.line}:${position.column}`, at, broken);
}

const isRefused = (layer: string): boolean => {
  const subject = subjectOf([goodValues, layer].map((text, index) => ({ file: `${index}.yaml`, text })));
  return checkSubject(subject).report.chart.verdict === "rejects";
};

export const tests: readonly RuleTest[] = [
  ...rules.map((rule) => ({ name: rule.id, run: () => tryRule(rule) })),
  ...verdicts.map(({ about, accepted, rejected }) => ({
    name: `verdicts: ${about}`,
    run: () => {
      for (const layer of accepted) assert.equal(isRefused(layer), false, layer);
      for (const layer of rejected) assert.equal(isRefused(layer), true, layer);
    },
  })),
];
