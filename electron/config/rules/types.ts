/** Values YAML reads as something else than they look, and keys written twice. */
import { entryAt, printsAsWritten, valueAt } from "../values.js";
import { onCompose, onHelm, type Problem, type Rule } from "./rule.js";

const maps = [
  "config",
  "config.basicAuth",
  "config.oauth",
  "config.customCa",
  "postgres",
  "postgres.external",
  "postgres.external.clientCert",
  "ingress",
  "gateway",
  "istioGateway",
]; // the chart's templates look inside all of these

const encodedSecrets = [
  "config.basicAuth.initialOrgAdminPassword",
  "config.basicAuth.jwtSecret",
  "config.apiKeySalt",
  "config.langsmithLicenseKey",
]; // these the chart measures or base64-encodes, which takes a text

const loginTexts = [
  "config.initialOrgAdminEmail",
  "config.basicAuth.initialOrgAdminEmail",
  "config.basicAuth.initialOrgAdminPassword",
  "config.basicAuth.jwtSecret",
]; // what a bootstrap cannot do without

const texts = [
  ...loginTexts,
  "config.apiKeySalt",
  "config.langsmithLicenseKey",
  "config.initialOrgName",
  "config.defaultWorkspaceName",
  "config.existingSecretName",
  "postgres.external.connectionUrl",
  "postgres.external.user",
  "postgres.external.password",
  "postgres.external.database",
  "postgres.external.schema",
  "images.backendImage.tag",
];

export const typeRules: readonly Rule[] = [
  {
    id: "chart-not-a-map",
    severity: "error",
    source: "chart",
    what: "A map of settings belongs here.",
    why: "The chart's templates look inside it and fail.",
    remedy: "Indent its keys below it, or remove it.",
    check: onHelm(function* ({ values }): Iterable<Problem> {
      for (const path of maps) {
        const entry = entryAt(values, path);
        if (entry !== null && entry.value.kind !== "map") yield { path, position: entry.value.position, blocks: true };
      }
    }),
  },
  {
    id: "chart-secret-not-text",
    severity: "error",
    source: "chart",
    what: "YAML reads this secret as a number, boolean or collection, not as text.",
    why: "The chart's templates fail on it.",
    remedy: "Put it in quotes.",
    check: onHelm(function* ({ values, existingSecret }): Iterable<Problem> {
      if (existingSecret !== null) return;
      for (const path of encodedSecrets) {
        const value = valueAt(values, path);
        if (value === null || (value.kind === "scalar" && typeof value.value === "string")) continue;
        yield { path, position: value.position, blocks: loginTexts.includes(path) };
      }
    }),
  },
  {
    id: "value-not-text",
    severity: "error",
    source: "console",
    what: "YAML does not read this as the text it looks like.",
    why: "A template prints it differently (0.10 becomes 0.1, 12345678 becomes 1.2345678e+07).",
    remedy: "Put it in quotes.",
    check: onHelm(function* ({ values, existingSecret }): Iterable<Problem> {
      for (const path of texts) {
        const value = valueAt(values, path);
        if (value === null || (value.kind === "scalar" && printsAsWritten(value))) continue;
        if (existingSecret === null && encodedSecrets.includes(path)) continue; // chart-secret-not-text says it
        yield { path, position: value.position, blocks: loginTexts.includes(path) };
      }
    }),
  },
  {
    id: "duplicate-key",
    severity: "warning",
    source: "console",
    what: "This key is written twice in the same map.",
    why: "Helm takes the last one and says nothing.",
    remedy: "Keep one of them.",
    check: onHelm(({ duplicates }) => duplicates),
  },
  {
    id: "duplicate-name",
    severity: "warning",
    source: "console",
    what: "This name is set twice in the same file.",
    why: "Compose takes the last one and says nothing.",
    remedy: "Keep one of them.",
    check: onCompose(({ duplicates }) => duplicates.map(({ name, position }) => ({ path: name, position }))),
  },
];
