/** Examples of the rules in rules/compose/: a compose file beside a correct `.env` with TTL_ENABLED set. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: compose references are what is tested here
import type { Example } from "./example.js";

/** The compose file of a small installation; `more` are lines of the backend's environment. */
const file = (more: readonly string[], names = loginNames): string =>
  [
    "services:",
    "  backend:",
    "    environment:",
    ...[...names.map((name) => `${name}: \${${name}}`), ...more].map((line) => `      ${line}`),
    "",
  ].join("\n");

const loginNames = [
  "AUTH_TYPE",
  "BASIC_AUTH_ENABLED",
  "BASIC_AUTH_JWT_SECRET",
  "INITIAL_ORG_ADMIN_EMAIL",
  "INITIAL_ORG_ADMIN_PASSWORD",
  "LANGSMITH_LICENSE_KEY",
  "API_KEY_SALT",
];
const ttl = "TTL_ENABLED: ${TTL_ENABLED:-true}";

export const composeExamples: readonly Example[] = [
  {
    rule: "compose-login-unreached",
    format: "compose-file",
    broken: file([ttl], loginNames.slice(1)),
    kept: file([ttl]),
    at: "1:11",
    path: "AUTH_TYPE",
  },
  {
    rule: "compose-name-unreached",
    format: "compose-file",
    broken: file(["TTL: ${TTL_ENABLE}"]),
    kept: file(["TTL: $TTL_ENABLED"]),
    at: "8:13",
    path: "TTL_ENABLED",
  },
  {
    rule: "compose-name-required",
    format: "compose-file",
    broken: file([ttl, "CLICKHOUSE_HOST: ${CLICKHOUSE_HOST:?which}"]),
    kept: file([ttl, "CLICKHOUSE_HOST: ${CLICKHOUSE_HOST:-clickhouse}"]),
    at: "12:24",
    path: "CLICKHOUSE_HOST",
  },
  {
    rule: "compose-value-overridden",
    format: "compose-file",
    broken: file(['TTL_ENABLED: "true"']),
    kept: file([ttl]),
    at: "11:20",
    path: "TTL_ENABLED",
  },
];
