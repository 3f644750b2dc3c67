/** Every rule there is, in the order the report's page shows them. */
import { adminEmailInvalid } from "./admin-email/admin-email-invalid.js";
import { adminEmailMissing } from "./admin-email/admin-email-missing.js";
import { adminEmailOlderPlace } from "./admin-email/admin-email-older-place.js";
import { adminEmailsDiffer } from "./admin-email/admin-emails-differ.js";
import { chartAdminEmailMissing } from "./admin-email/chart-admin-email-missing.js";
import { chartCheck } from "./chart/chart-check.js";
import { chartCustomCaKey } from "./chart/chart-custom-ca-key.js";
import { chartEncryptionKeyMissing } from "./chart/chart-encryption-key-missing.js";
import { chartEnvironmentOwn } from "./chart/chart-environment-own.js";
import { chartEnvironmentTwice } from "./chart/chart-environment-twice.js";
import { chartMovedKey } from "./chart/chart-moved-key.js";
import { chartOneIngress } from "./chart/chart-one-ingress.js";
import { chartTemplateFails } from "./chart/chart-template-fails.js";
import { chartTextBreaks } from "./chart/chart-text-breaks.js";
import { environmentReplacesValue } from "./chart/environment-replaces-value.js";
import { hostnameForm } from "./chart/hostname-form.js";
import { composeFileUnread } from "./compose/compose-file-unread.js";
import { composeLoginUnreached } from "./compose/compose-login-unreached.js";
import { composeNameRequired } from "./compose/compose-name-required.js";
import { composeNameUnreached } from "./compose/compose-name-unreached.js";
import { composeValueOverridden } from "./compose/compose-value-overridden.js";
import { envBackslashRead } from "./env/env-backslash-read.js";
import { envCommentCuts } from "./env/env-comment-cuts.js";
import { envCommentTaken } from "./env/env-comment-taken.js";
import { envQuoteCuts } from "./env/env-quote-cuts.js";
import { envQuoteCutsSecret } from "./env/env-quote-cuts-secret.js";
import { envQuotesKept } from "./env/env-quotes-kept.js";
import { envReferenceLost } from "./env/env-reference-lost.js";
import { envSpacesAround } from "./env/env-spaces-around.js";
import { existingSecretKeys } from "./existing-secret/existing-secret-keys.js";
import { existingSecretUnchecked } from "./existing-secret/existing-secret-unchecked.js";
import { secretEncodedTwice } from "./existing-secret/secret-encoded-twice.js";
import { secretKeyEmpty } from "./existing-secret/secret-key-empty.js";
import { secretKeyMissing } from "./existing-secret/secret-key-missing.js";
import { secretKeyMisspelt } from "./existing-secret/secret-key-misspelt.js";
import { secretNameDiffers } from "./existing-secret/secret-name-differs.js";
import { secretTrailingNewline } from "./existing-secret/secret-trailing-newline.js";
import { secretUnused } from "./existing-secret/secret-unused.js";
import { secretValueUnreadable } from "./existing-secret/secret-value-unreadable.js";
import { valueBesideExistingSecret } from "./existing-secret/value-beside-existing-secret.js";
import { valueInExistingSecret } from "./existing-secret/value-in-existing-secret.js";
import { misplacedKey } from "./keys/misplaced-key.js";
import { misspeltKey } from "./keys/misspelt-key.js";
import { misspeltName } from "./keys/misspelt-name.js";
import { retiredKey } from "./keys/retired-key.js";
import { unknownKey } from "./keys/unknown-key.js";
import { valuesNested } from "./keys/values-nested.js";
import { basicAuthNotEnabled } from "./modes/basic-auth-not-enabled.js";
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
import { chartNameBreaks } from "./names/chart-name-breaks.js";
import { nameEmpty } from "./names/name-empty.js";
import { nameMisread } from "./names/name-misread.js";
import { nameUnseen } from "./names/name-unseen.js";
import { adminPasswordMissing } from "./passwords/admin-password-missing.js";
import { adminPasswordRule } from "./passwords/admin-password-rule.js";
import { chartPassword } from "./passwords/chart-password.js";
import { hostnamePlaceholder } from "./placeholders/hostname-placeholder.js";
import { placeholder } from "./placeholders/placeholder.js";
import { placeholderEmail } from "./placeholders/placeholder-email.js";
import { publishedSecret } from "./placeholders/published-secret.js";
import { unresolvedReference } from "./placeholders/unresolved-reference.js";
import { chartPostgresClientCertificate } from "./postgres/chart-postgres-client-certificate.js";
import { postgresDefaultPassword } from "./postgres/postgres-default-password.js";
import { postgresFieldEncoding } from "./postgres/postgres-field-encoding.js";
import { postgresHostForm } from "./postgres/postgres-host-form.js";
import { postgresInExistingSecret } from "./postgres/postgres-in-existing-secret.js";
import { postgresIncomplete } from "./postgres/postgres-incomplete.js";
import { postgresLocalHost } from "./postgres/postgres-local-host.js";
import { postgresNotEnabled } from "./postgres/postgres-not-enabled.js";
import { postgresPlaceholder } from "./postgres/postgres-placeholder.js";
import { postgresPort } from "./postgres/postgres-port.js";
import { postgresSslmode } from "./postgres/postgres-sslmode.js";
import { postgresTlsOff } from "./postgres/postgres-tls-off.js";
import { postgresUrlEncoding } from "./postgres/postgres-url-encoding.js";
import { postgresUrlIncomplete } from "./postgres/postgres-url-incomplete.js";
import { postgresUrlScheme } from "./postgres/postgres-url-scheme.js";
import { postgresValuesIgnored } from "./postgres/postgres-values-ignored.js";
import { imageTagMoves } from "./release/image-tag-moves.js";
import { imageTagsDiffer } from "./release/image-tags-differ.js";
import { releaseBeforeEmailPlace } from "./release/release-before-email-place.js";
import { releaseTooOld } from "./release/release-too-old.js";
import type { Rule } from "./rule.js";
import { apiKeySaltMissing } from "./secrets/api-key-salt-missing.js";
import { apiKeySaltShort } from "./secrets/api-key-salt-short.js";
import { chartApiKeySaltMissing } from "./secrets/chart-api-key-salt-missing.js";
import { chartLicenseKeyMissing } from "./secrets/chart-license-key-missing.js";
import { jwtSecretMisplaced } from "./secrets/jwt-secret-misplaced.js";
import { jwtSecretMissing } from "./secrets/jwt-secret-missing.js";
import { jwtSecretShort } from "./secrets/jwt-secret-short.js";
import { licenseKeyMissing } from "./secrets/license-key-missing.js";
import { secretEncoded } from "./secrets/secret-encoded.js";
import { secretInEnvironment } from "./secrets/secret-in-environment.js";
import { secretMixedUp } from "./secrets/secret-mixed-up.js";
import { secretQuotes } from "./secrets/secret-quotes.js";
import { secretSpaces } from "./secrets/secret-spaces.js";
import { secretUnseen } from "./secrets/secret-unseen.js";
import { secretWeak } from "./secrets/secret-weak.js";
import { secretsReused } from "./secrets/secrets-reused.js";
import { chartNotAList } from "./types/chart-not-a-list.js";
import { chartNotAMap } from "./types/chart-not-a-map.js";
import { chartSecretNotText } from "./types/chart-secret-not-text.js";
import { duplicateKey } from "./types/duplicate-key.js";
import { duplicateName } from "./types/duplicate-name.js";
import { valueLikeDate } from "./types/value-like-date.js";
import { valueLost } from "./types/value-lost.js";
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
      basicAuthNotEnabled,
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
    title: "The names of organization and workspace",
    rules: [chartNameBreaks, nameMisread, nameUnseen, nameEmpty],
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
      secretWeak,
      apiKeySaltShort,
      secretSpaces,
      secretQuotes,
      secretUnseen,
      secretEncoded,
      secretMixedUp,
      secretInEnvironment,
    ],
  },
  {
    title: "Placeholders and samples",
    rules: [placeholder, placeholderEmail, publishedSecret, unresolvedReference, hostnamePlaceholder],
  },
  {
    title: "Existing Secrets",
    rules: [
      existingSecretKeys,
      existingSecretUnchecked,
      valueInExistingSecret,
      secretNameDiffers,
      secretKeyMissing,
      secretKeyMisspelt,
      secretKeyEmpty,
      secretValueUnreadable,
      secretTrailingNewline,
      secretEncodedTwice,
      secretUnused,
      valueBesideExistingSecret,
    ],
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
      postgresUrlIncomplete,
      postgresLocalHost,
      postgresHostForm,
      postgresSslmode,
      postgresTlsOff,
      postgresDefaultPassword,
      postgresValuesIgnored,
      postgresNotEnabled,
    ],
  },
  {
    title: "Ingress, certificates and environment",
    rules: [
      chartCustomCaKey,
      chartOneIngress,
      chartMovedKey,
      chartEnvironmentTwice,
      chartEnvironmentOwn,
      chartEncryptionKeyMissing,
      chartCheck,
      environmentReplacesValue,
      hostnameForm,
    ],
  },
  {
    title: "Keys",
    rules: [misspeltKey, misspeltName, misplacedKey, unknownKey, retiredKey, valuesNested],
  },
  {
    title: "Release",
    rules: [releaseTooOld, releaseBeforeEmailPlace, imageTagsDiffer, imageTagMoves],
  },
  {
    title: "Types",
    rules: [
      chartNotAMap,
      chartNotAList,
      chartSecretNotText,
      chartTemplateFails,
      chartTextBreaks,
      valueLost,
      valueNotText,
      duplicateKey,
      duplicateName,
      valueLikeDate,
    ],
  },
  {
    title: "Values of a `.env`",
    rules: [
      envReferenceLost,
      envCommentTaken,
      envCommentCuts,
      envQuoteCutsSecret,
      envQuoteCuts,
      envQuotesKept,
      envBackslashRead,
      envSpacesAround,
    ],
  },
  {
    title: "The compose file beside a `.env`",
    rules: [
      composeLoginUnreached,
      composeNameUnreached,
      composeNameRequired,
      composeValueOverridden,
      composeFileUnread,
    ],
  },
];

export const rules: readonly Rule[] = ruleGroups.flatMap((group) => group.rules);
