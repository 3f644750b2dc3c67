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
  {
    rule: "compose-name-required",
    format: "compose-file",
    env: "CLUSTER=\n",
    broken: file([ttl, "A: ${CLUSTER:?which}"]),
    kept: file([ttl, "A: ${CLUSTER?which}", "B: ${TTL_ENABLED:?which}", "C: ${TTL_ENABLED?which}"]),
    at: "12:10",
    path: "CLUSTER",
  },
  {
    rule: "compose-value-overridden",
    format: "compose-file",
    env: "CLUSTER=\nTAKEN= # none\n",
    broken: file(['TTL_ENABLED: "${CLUSTER}"']),
    kept: file(
      ['TTL_ENABLED: "false"', "OTHER: x", "CLUSTER: x", "TAKEN: x", "API_KEY_SALT:"],
      loginNames.slice(0, -1),
    ),
    at: "11:20",
    path: "TTL_ENABLED",
  },
  {
    rule: "compose-name-unreached",
    format: "compose-file",
    env: "CLUSTER=\nTAKEN= # none\nDOCKER_HOST=a\nCOMPOSE_FILE=b\n",
    broken: file([]),
    kept: file([ttl]),
    at: "8:13",
    path: "TTL_ENABLED",
  },
  {
    rule: "compose-name-unreached",
    format: "compose-file",
    env: "MY_DOCKER_HOST=a\n",
    broken: file([ttl]),
    kept: file([ttl, "A: ${MY_DOCKER_HOST}"]),
    at: "9:16",
    path: "MY_DOCKER_HOST",
  },
  {
    rule: "compose-name-unreached",
    format: "compose-file",
    broken: `${file([])}    env_file: other.env\n`,
    kept: `${file([])}    env_file: ./.env\n`,
    at: "8:13",
    path: "TTL_ENABLED",
  },
  {
    rule: "compose-name-unreached",
    format: "compose-file",
    broken: file([]),
    kept: `${file([])}include: [other.yaml]\n`,
    at: "8:13",
    path: "TTL_ENABLED",
  },
  {
    rule: "compose-file-unread",
    format: "compose-file",
    broken: "include:\n  - monitoring.yaml\nservices:\n  backend: {env_file: .env}\n",
    kept: "services:\n  backend: {env_file: .env}\n",
    at: "2:5",
    path: "monitoring.yaml",
  },
  {
    rule: "compose-file-unread",
    format: "compose-file",
    broken: "include: ['oci://harbour.example/x']\nservices:\n  backend: {env_file: .env}\n",
    kept: "services:\n  backend: {env_file: .env, extends: {service: other}}\n",
    at: "1:11",
    path: "include",
  },
];
