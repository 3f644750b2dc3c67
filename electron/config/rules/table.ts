/** Every rule there is, in the order the report's page shows them. */
import { adminEmailRules } from "./admin-email.js";
import { chartRules } from "./chart.js";
import { envValueRules } from "./env-values.js";
import { existingSecretRules } from "./existing-secret.js";
import { modeRules } from "./modes.js";
import { passwordRules } from "./passwords.js";
import { placeholderRules } from "./placeholders.js";
import { postgresRules } from "./postgres.js";
import type { Rule } from "./rule.js";
import { secretRules } from "./secrets.js";
import { typeRules } from "./types.js";

export const rules: readonly Rule[] = [
  ...modeRules,
  ...adminEmailRules,
  ...passwordRules,
  ...secretRules,
  ...placeholderRules,
  ...existingSecretRules,
  ...postgresRules,
  ...chartRules,
  ...typeRules,
  ...envValueRules,
];
