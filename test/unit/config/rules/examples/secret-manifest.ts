/** Examples of the rules about Secret manifests in rules/existing-secret/, beside values that name the Secret `login`. */
import type { Example } from "./example.js";

const lines = {
  initial_org_admin_password: "Quiet-Harbour-17",
  jwt_secret: "pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu",
  langsmith_license_key: "lic_3f0b9c1de7",
  api_key_salt: "yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0",
};

/** A manifest with all four keys, some of them written otherwise, without those that are null. */
const secret = (change: Readonly<Record<string, string | null>> = {}, name = "login"): string =>
  [
    "apiVersion: v1",
    "kind: Secret",
    "metadata:",
    `  name: ${name}`,
    "stringData:",
    ...Object.entries({ ...lines, ...change }).flatMap(([key, value]) =>
      value === null ? [] : [`  ${key}: ${value}`],
    ),
    "",
  ].join("\n");

const encoded = (text: string): string =>
  `${secret({ jwt_secret: null })}data:\n  jwt_secret: ${Buffer.from(text).toString("base64")}\n`;

export const secretManifestExamples: readonly Example[] = [
  {
    rule: "secret-name-differs",
    format: "manifest",
    broken: secret({}, "logins"),
    kept: secret(),
    at: "4:9",
    path: "metadata.name",
  },
  {
    rule: "secret-key-missing",
    format: "manifest",
    broken: secret({ jwt_secret: null }),
    kept: secret(),
    at: "4:9",
    path: "jwt_secret",
    blocks: true,
  },
  {
    rule: "secret-key-misspelt",
    format: "manifest",
    broken: secret({ jwt_secret: null, jwtSecret: lines.jwt_secret }),
    kept: secret({ other_service_token: "abc" }),
    at: "9:3",
    path: "jwt_secret",
    blocks: true,
  },
  {
    rule: "secret-key-empty",
    format: "manifest",
    broken: secret({ api_key_salt: '""' }),
    kept: secret({ other_service_token: '""' }),
    at: "9:3",
    path: "stringData.api_key_salt",
  },
  {
    rule: "secret-value-unreadable",
    format: "manifest",
    broken: `${secret({ jwt_secret: null })}data:\n  jwt_secret: not base64\n`,
    kept: encoded(lines.jwt_secret),
    at: "10:15",
    path: "data.jwt_secret",
    blocks: true,
  },
  {
    rule: "secret-trailing-newline",
    format: "manifest",
    broken: encoded(`${lines.jwt_secret}\n`),
    kept: encoded(lines.jwt_secret),
    at: "10:15",
    path: "data.jwt_secret",
  },
  {
    rule: "secret-unused",
    format: "manifest",
    broken: `${secret()}---\napiVersion: v1\nkind: Secret\nmetadata: {name: registry}\n`,
    kept: `${secret()}---\napiVersion: v1\nkind: Secret\nmetadata: {name: database}\nstringData: {connection_url: 'a:b@c/d'}\n`,
    at: "13:18",
    path: "metadata.name",
  },
  {
    rule: "secret-key-empty",
    format: "manifest",
    broken: secret({ jwt_secret: '""' }),
    kept: secret({ jwt_secret: "12" }),
    at: "7:3",
    path: "stringData.jwt_secret",
    blocks: true,
  },
  {
    rule: "secret-key-missing",
    format: "manifest",
    broken: secret({ initial_org_admin_password: null }),
    kept: secret({ initial_org_admin_password: null, password: "Quiet-Harbour-17", jwt_secret: null, jwtSecret: "x" }),
    at: "4:9",
    path: "initial_org_admin_password",
    blocks: true,
  },
  {
    rule: "secret-key-misspelt",
    format: "manifest",
    broken: secret({ initial_org_admin_password: null, password: "Quiet-Harbour-17" }),
    kept: secret({ password: "Quiet-Harbour-17", jwtSecret: "x" }),
    at: "9:3",
    path: "initial_org_admin_password",
    blocks: true,
  },
  {
    rule: "secret-key-misspelt",
    format: "manifest",
    broken: secret({ api_key_salt: null, api_key_sal: "x" }),
    kept: secret({ api_key_salt: null, other: "x" }),
    at: "9:3",
    path: "api_key_salt",
  },
  {
    rule: "secret-trailing-newline",
    format: "manifest",
    broken: secret({ api_key_salt: '"x\\n"' }),
    kept: secret({ api_key_salt: '"x\\ny"', jwt_secret: "12", langsmith_license_key: '"\\n"' }),
    at: "9:17",
    path: "stringData.api_key_salt",
  },
  {
    rule: "secret-value-unreadable",
    format: "manifest",
    broken: `${secret({ api_key_salt: null })}data:\n  api_key_salt: /w==\n`,
    kept: `${secret()}data:\n  other: /w==\n`,
    at: "10:17",
    path: "data.api_key_salt",
  },
  {
    rule: "secret-value-unreadable",
    format: "manifest",
    broken: secret({ other: "12" }),
    kept: secret({ other: '"12"' }),
    at: "10:10",
    path: "stringData.other",
  },
  {
    rule: "value-in-existing-secret",
    format: "manifest",
    broken: secret({}, "database"),
    kept: secret({ jwt_secret: null }),
    at: null,
    path: "config.basicAuth.jwtSecret",
    blocks: true,
  },
  {
    rule: "postgres-in-existing-secret",
    format: "manifest",
    broken: secret(),
    kept: `${secret()}---\napiVersion: v1\nkind: Secret\nmetadata: {name: database}\nstringData: {connection_url: 'a:b@c/d'}\n`,
    at: "10:25",
    path: "postgres.external.existingSecretName",
  },
];
