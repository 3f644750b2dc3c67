/** This is a note only: a copy in the values lets Gatehouse read the secrets. */
import { settingAt } from "../../subject/helm.js";
import { atSetting, onHelm, type Problem, type Rule } from "../rule.js";
import { secretNameOf } from "./name.js";

/** The values that the chart would put into a Secret of its own, with their keys there. */
const keys: readonly (readonly [path: string, key: string])[] = [
  ["config.basicAuth.initialOrgAdminPassword", "initial_org_admin_password"],
  ["config.basicAuth.jwtSecret", "jwt_secret"],
  ["config.langsmithLicenseKey", "langsmith_license_key"],
  ["config.apiKeySalt", "api_key_salt"],
  ["config.oauth.oauthClientId", "oauth_client_id"],
  ["config.oauth.oauthClientSecret", "oauth_client_secret"],
  ["config.oauth.oauthIssuerUrl", "oauth_issuer_url"],
  ["config.signingJwks", "langsmith_signing_jwks"],
];

export const valueBesideExistingSecret: Rule = {
  id: "value-beside-existing-secret",
  severity: "info",
  source: "chart",
  what: "The chart does not use this value: it takes the existing Secret's.",
  why: "Where the two differ, the services and Gatehouse work with different secrets.",
  remedy: "Make sure that the Secret holds the same, or remove this.",
  check: onHelm(function* ({ values, existingSecret }): Iterable<Problem> {
    if (existingSecret === null) return;
    for (const [path, key] of keys) {
      const setting = settingAt(values, path);
      if (setting === null) continue;
      const message = `The chart does not use this value: it takes key ${key} of the ${secretNameOf(existingSecret)}.`;
      yield atSetting(setting, { message });
    }
  }),
};
