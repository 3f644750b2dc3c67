/** Every rule there is, in the order the report's page shows them. */
import { adminEmailInvalid } from "./admin-email/admin-email-invalid.js";
import { adminEmailMissing } from "./admin-email/admin-email-missing.js";
import { adminEmailOlderPlace } from "./admin-email/admin-email-older-place.js";
import { adminEmailsDiffer } from "./admin-email/admin-emails-differ.js";
import { chartAdminEmailMissing } from "./admin-email/chart-admin-email-missing.js";
import { chartCustomCaKey } from "./chart/chart-custom-ca-key.js";
import { chartEnvironmentOwn } from "./chart/chart-environment-own.js";
import { chartEnvironmentTwice } from "./chart/chart-environment-twice.js";
import { chartMovedKey } from "./chart/chart-moved-key.js";
import { chartOneIngress } from "./chart/chart-one-ingress.js";
import { envCommentTaken } from "./env/env-comment-taken.js";
import { envReferenceLost } from "./env/env-reference-lost.js";
import { existingSecretKeys } from "./existing-secret/existing-secret-keys.js";
import { existingSecretUnchecked } from "./existing-secret/existing-secret-unchecked.js";
import { valueInExistingSecret } from "./existing-secret/value-in-existing-secret.js";
import { basicAuthUnused } from "./modes/basic-auth-unused.js";
import { chartAuthType } from "./modes/chart-auth-type.js";
import { chartBasicNeedsMixed } from "./modes/chart-basic-needs-mixed.js";
import { chartBothModes } from "./modes/chart-both-modes.js";
import { chartNoMode } from "./modes/chart-no-mode.js";
import { composeAuthType } from "./modes/compose-auth-type.js";
import { composeBasicSwitch } from "./modes/compose-basic-switch.js";
import { composeModeContradiction } from "./modes/compose-mode-contradiction.js";
import { oauthLeftovers } from "./modes/oauth-leftovers.js";
import { oidcNotAdministered } from "./modes/oidc-not-administered.js";
import { skipValidation } from "./modes/skip-validation.js";
import { switchText } from "./modes/switch-text.js";
import { switchTextFalse } from "./modes/switch-text-false.js";
import { adminPasswordMissing } from "./passwords/admin-password-missing.js";
import { adminPasswordRule } from "./passwords/admin-password-rule.js";
import { chartPassword } from "./passwords/chart-password.js";
import { placeholder } from "./placeholders/placeholder.js";
import { placeholderEmail } from "./placeholders/placeholder-email.js";
import { publishedSecret } from "./placeholders/published-secret.js";
import { chartPostgresClientCertificate } from "./postgres/chart-postgres-client-certificate.js";
import { postgresFieldEncoding } from "./postgres/postgres-field-encoding.js";
import { postgresInExistingSecret } from "./postgres/postgres-in-existing-secret.js";
import { postgresIncomplete } from "./postgres/postgres-incomplete.js";
import { postgresPlaceholder } from "./postgres/postgres-placeholder.js";
import { postgresPort } from "./postgres/postgres-port.js";
import { postgresUrlEncoding } from "./postgres/postgres-url-encoding.js";
import { postgresUrlScheme } from "./postgres/postgres-url-scheme.js";
import type { Rule } from "./rule.js";
import { apiKeySaltMissing } from "./secrets/api-key-salt-missing.js";
import { chartApiKeySaltMissing } from "./secrets/chart-api-key-salt-missing.js";
import { chartLicenseKeyMissing } from "./secrets/chart-license-key-missing.js";
import { jwtSecretMisplaced } from "./secrets/jwt-secret-misplaced.js";
import { jwtSecretMissing } from "./secrets/jwt-secret-missing.js";
import { jwtSecretShort } from "./secrets/jwt-secret-short.js";
import { licenseKeyMissing } from "./secrets/license-key-missing.js";
import { secretsReused } from "./secrets/secrets-reused.js";
import { chartNotAList } from "./types/chart-not-a-list.js";
import { chartNotAMap } from "./types/chart-not-a-map.js";
import { chartSecretNotText } from "./types/chart-secret-not-text.js";
import { duplicateKey } from "./types/duplicate-key.js";
import { duplicateName } from "./types/duplicate-name.js";
import { valueNotText } from "./types/value-not-text.js";

export interface RuleGroup {
  readonly title: string;
  readonly rules: readonly Rule[];
}

export const ruleGroups: readonly RuleGroup[] = [
  {
    title: "Login mode",
    rules: [
      chartBothModes,
      chartNoMode,
      chartAuthType,
      chartBasicNeedsMixed,
      composeAuthType,
      composeBasicSwitch,
      composeModeContradiction,
      switchTextFalse,
      switchText,
      skipValidation,
      oidcNotAdministered,
      basicAuthUnused,
      oauthLeftovers,
    ],
  },
  {
    title: "The admin's email",
    rules: [chartAdminEmailMissing, adminEmailMissing, adminEmailInvalid, adminEmailOlderPlace, adminEmailsDiffer],
  },
  {
    title: "The admin's password",
    rules: [chartPassword, adminPasswordMissing, adminPasswordRule],
  },
  {
    title: "Secrets",
    rules: [
      chartLicenseKeyMissing,
      chartApiKeySaltMissing,
      licenseKeyMissing,
      apiKeySaltMissing,
      jwtSecretMissing,
      jwtSecretShort,
      jwtSecretMisplaced,
      secretsReused,
    ],
  },
  {
    title: "Placeholders and samples",
    rules: [placeholder, placeholderEmail, publishedSecret],
  },
  {
    title: "Existing Secrets",
    rules: [existingSecretKeys, existingSecretUnchecked, valueInExistingSecret],
  },
  {
    title: "Postgres",
    rules: [
      chartPostgresClientCertificate,
      postgresUrlScheme,
      postgresUrlEncoding,
      postgresFieldEncoding,
      postgresPlaceholder,
      postgresIncomplete,
      postgresPort,
      postgresInExistingSecret,
    ],
  },
  {
    title: "Ingress, certificates and environment",
    rules: [chartCustomCaKey, chartOneIngress, chartMovedKey, chartEnvironmentTwice, chartEnvironmentOwn],
  },
  {
    title: "Keys and types",
    rules: [chartNotAMap, chartNotAList, chartSecretNotText, valueNotText, duplicateKey, duplicateName],
  },
  {
    title: "Values of a `.env`",
    rules: [envReferenceLost, envCommentTaken],
  },
];

export const rules: readonly Rule[] = ruleGroups.flatMap((group) => group.rules);
