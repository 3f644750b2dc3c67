/** Examples of the rules in rules/secrets/. */
import { basic, config, type Example } from "./example.js";

export const secretsExamples: readonly Example[] = [
  {
    rule: "chart-license-key-missing",
    broken: config('langsmithLicenseKey: ""'),
    kept: config('langsmithLicenseKey: ""', "existingSecretName: login"),
    at: null,
    path: "config.langsmithLicenseKey",
  },
  {
    rule: "chart-api-key-salt-missing",
    broken: config("apiKeySalt: null"),
    kept: config("apiKeySalt: null", "existingSecretName: login"),
    at: null,
    path: "config.apiKeySalt",
  },
  {
    rule: "license-key-missing",
    format: "compose",
    broken: "LANGSMITH_LICENSE_KEY=",
    kept: "LANGSMITH_LICENSE_KEY=abc",
    at: null,
    path: "LANGSMITH_LICENSE_KEY",
  },
  {
    rule: "api-key-salt-missing",
    format: "compose",
    broken: "API_KEY_SALT=",
    kept: "API_KEY_SALT=abc",
    at: null,
    path: "API_KEY_SALT",
  },
  {
    rule: "jwt-secret-missing",
    broken: basic('jwtSecret: ""'),
    kept: config('basicAuth: {jwtSecret: ""}', "existingSecretName: login"),
    at: null,
    path: "config.basicAuth.jwtSecret",
    blocks: true,
  },
  {
    rule: "jwt-secret-missing",
    format: "compose",
    broken: "BASIC_AUTH_JWT_SECRET=' '",
    kept: "BASIC_AUTH_JWT_SECRET='x'",
    at: null,
    path: "BASIC_AUTH_JWT_SECRET",
    blocks: true,
  },
  {
    rule: "jwt-secret-short",
    broken: basic(`jwtSecret: ${"k".repeat(31)}`),
    kept: basic(`jwtSecret: ${"k".repeat(32)}`),
    at: "3:16",
    path: "config.basicAuth.jwtSecret",
  },
  {
    rule: "jwt-secret-misplaced",
    broken: config("jwtSecret: abc"),
    kept: config("jwtSecret: null"),
    at: "2:14",
    path: "config.jwtSecret",
  },
  {
    rule: "secrets-reused",
    broken: config("apiKeySalt: pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu"),
    kept: config("apiKeySalt: pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gv"),
    at: "1",
    path: "config.basicAuth.jwtSecret",
  },
];
