/** Whole files as administrators have them: the mode, the chart's verdict, and every rule that is found. */
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { readConfiguration } from "../../../electron/config/configuration.js";
import { found } from "./read.js";

const sample = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/config/samples/${name}`, import.meta.url));

const samples: readonly (readonly [files: string, mode: string, chart: string, rules: readonly string[]])[] = [
  [
    "unfilled.yaml",
    "basic",
    "rejects",
    [
      "placeholder",
      "admin-email-older-place",
      "placeholder-email",
      "chart-password",
      "published-secret",
      "jwt-secret-short",
      "hostname-placeholder",
      "chart-encryption-key-missing",
    ],
  ],
  [
    "external.yaml",
    "basic",
    "rejects",
    [
      "postgres-url-scheme",
      "postgres-placeholder",
      "value-not-text",
      "chart-encryption-key-missing",
      "chart-template-fails",
    ],
  ],
  ["oauth.yaml", "oidc", "rejects", ["oidc-not-administered", "placeholder", "chart-encryption-key-missing"]],
  [
    "before-0.12.yaml",
    "none",
    "rejects",
    [
      "retired-key",
      "chart-moved-key",
      "chart-no-mode",
      "chart-auth-type",
      "chart-check",
      "chart-encryption-key-missing",
    ],
  ],
  [
    "cloud-1.yaml cloud-2.yaml",
    "basic",
    "rejects",
    [
      "existing-secret-keys",
      "existing-secret-unchecked",
      "postgres-in-existing-secret",
      "chart-admin-email-missing",
      "value-in-existing-secret",
    ],
  ],
  [
    "slips.yaml",
    "none",
    "rejects",
    [
      "misspelt-key",
      "jwt-secret-misplaced",
      "misplaced-key",
      "chart-no-mode",
      "chart-auth-type",
      "chart-api-key-salt-missing",
      "chart-encryption-key-missing",
    ],
  ],
  ["production.yaml", "basic", "accepts", []],
  ["unfilled.env", "none", "n/a", ["placeholder", "published-secret", "env-comment-taken", "basic-auth-unused"]],
];

it.each(samples)("%s is of mode %s, and to the chart %s", async (files, mode, chart, rules) => {
  const configuration = await readConfiguration(files.split(" ").map(sample));
  expect([configuration.mode, configuration.report.chart.verdict]).toEqual([mode, chart]);
  expect([...new Set(found(configuration))].sort()).toEqual([...rules].sort());
});
