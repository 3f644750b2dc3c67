/** Features that keep secrets of their users want a Fernet key (github.com/fernet/spec): 32 bytes in URL-safe base64. */
import { compareVersions } from "../../chart/choice.js";
import { isTruthy, nullAt, valueAt } from "../../yaml/values.js";
import { absent, onHelm, type Problem, type Rule } from "../rule.js";

/** Insights and Polly are on unless they are turned off. */
export const encryptedFeatures = [
  { name: "insights", from: "0.15.1", byDefault: true },
  { name: "polly", from: "0.15.1", byDefault: true },
  { name: "fleet", from: "0.15.0", byDefault: false },
  { name: "engine", from: "0.16.0", byDefault: false },
] as const;

export const chartEncryptionKeyMissing: Rule = {
  id: "chart-encryption-key-missing",
  severity: "error",
  source: "chart",
  what: "A feature that is on has no encryption key.",
  why: "The chart refuses to go without it unless config.existingSecretName is set.",
  remedy: "Set its encryptionKey to a Fernet key, or turn the feature off with enabled: false.",
  check: onHelm(function* ({ values, existingSecret, chartVersion }): Iterable<Problem> {
    if (existingSecret !== null || chartVersion === null) return;
    for (const { name, from, byDefault } of encryptedFeatures) {
      const path = `${name}.encryptionKey`;
      const written = valueAt(values, `${name}.enabled`);
      const isOn = written === null ? byDefault && nullAt(values, `${name}.enabled`) === null : isTruthy(written);
      if (isOn && compareVersions(chartVersion, from) >= 0 && !isTruthy(valueAt(values, path)))
        yield absent(path, { message: `${path} is missing, and ${name} is on.` });
    }
  }),
  fix: (_subject, { path }) => ({
    title: "Add a generated encryption key",
    safe: false,
    changes: (makeSecret) => [{ kind: "set", path, value: makeSecret("fernet") }],
  }),
};
