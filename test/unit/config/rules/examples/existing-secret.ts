/** Examples of the rules in rules/existing-secret/. */
import { config, type Example } from "./example.js";

export const existingSecretExamples: readonly Example[] = [
  {
    rule: "existing-secret-keys",
    broken: config("existingSecretName: login"),
    kept: config('existingSecretName: ""'),
    at: "2:23",
    path: "config.existingSecretName",
  },
  {
    rule: "existing-secret-unchecked",
    broken: config("existingSecretName: login"),
    kept: config("existingSecretName: login", "basicAuth: {enabled: false}", "oauth: {enabled: true}"),
    at: "2:23",
    path: "config.existingSecretName",
  },
  {
    rule: "value-in-existing-secret",
    broken: config("existingSecretName: login", "basicAuth: {jwtSecret: null}"),
    kept: config("existingSecretName: login"),
    at: null,
    path: "config.basicAuth.jwtSecret",
    blocks: true,
  },
  {
    rule: "value-beside-existing-secret",
    broken: config("existingSecretName: login", "apiKeySalt: yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0"),
    kept: config('existingSecretName: ""', "apiKeySalt: yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0"),
    at: "3:15",
    path: "config.apiKeySalt",
  },
  {
    rule: "value-in-existing-secret",
    broken: config("existingSecretName: login", "basicAuth: {initialOrgAdminPassword: null}"),
    kept: config(
      "existingSecretName: login",
      "basicAuth: {enabled: false, initialOrgAdminPassword: null}",
      "oauth: {enabled: true}",
    ),
    at: null,
    path: "config.basicAuth.initialOrgAdminPassword",
    blocks: true,
  },
];
