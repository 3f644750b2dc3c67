/** Examples of the rules in rules/env/. */
import type { Example } from "./example.js";

export const envExamples: readonly Example[] = [
  {
    rule: "env-reference-lost",
    format: "compose",
    broken: "API_KEY_SALT=half$whole",
    kept: "API_KEY_SALT=half$$whole",
    at: "8:14",
    path: "API_KEY_SALT",
  },
  {
    rule: "env-comment-taken",
    format: "compose",
    broken: "CLUSTER= # none",
    kept: 'CLUSTER="" # none',
    at: "8:10",
    path: "CLUSTER",
  },
];
