/** The values are those that the chart encodes for its Secret. */
import type { HelmSubject } from "../../subject/subject.js";
import { isTruthy, nullAt, type Value, valueAt } from "../../yaml/values.js";
import { quoteValue } from "../offers.js";
import { passwordPath } from "../passwords/chart-faults.js";
import { onHelm, type Problem, type Rule } from "../rule.js";
import { encodedSecrets, loginTexts } from "./texts.js";

/** Secrets that have a default, or whose absence another of the chart's rules reports. */
const missedElsewhere = [passwordPath, "config.langsmithLicenseKey", "config.apiKeySalt"];

export const chartSecretNotText: Rule = {
  id: "chart-secret-not-text",
  severity: "error",
  source: "chart",
  what: "YAML reads this secret as a number, boolean, collection or nothing, not as text.",
  why: "The chart's templates fail on it.",
  remedy: "Put it in quotes.",
  unskippable: true,
  check: onHelm(function* (subject): Iterable<Problem> {
    for (const path of encodedHere(subject)) {
      const value = faultyAt(subject, path);
      if (value !== null) yield { path, position: value.position, blocks: loginTexts.includes(path) };
    }
  }),
  fix: quoteValue,
};

/** The secrets that the chart encodes for its Secret or, for the password, measures. */
function encodedHere({ values, existingSecret, mode }: HelmSubject): readonly string[] {
  if (existingSecret !== null) return [];
  if (!isTruthy(valueAt(values, "config.disableSecretCreation"))) return encodedSecrets;
  return mode === "basic" ? [passwordPath] : [];
}

function faultyAt({ values }: HelmSubject, path: string): Value | null {
  const value = valueAt(values, path);
  if (value === null) return missedElsewhere.includes(path) ? null : nullAt(values, path);
  if (path === "config.apiKeySalt" && !isTruthy(value)) return null; // the license key takes its place
  return value.kind === "scalar" && typeof value.value === "string" ? null : value;
}
