/** Where the Secret's manifest is given, its keys are checked one by one instead. */
import { atSetting, onHelm, type Rule } from "../rule.js";
import { secretNameOf } from "./name.js";

export const existingSecretKeys: Rule = {
  id: "existing-secret-keys",
  severity: "info",
  source: "chart",
  what: "The secrets come from an existing Secret.",
  why: "A wrong or missing key there shows only when the services start.",
  remedy: "Check the key names: kubectl describe secret NAME lists them without the values; or give its manifest too.",
  check: onHelm(({ existingSecret, mode, secrets }) => {
    if (existingSecret === null || secrets.login?.manifest) return [];
    const login = mode === "basic" ? ["initial_org_admin_password", "jwt_secret"] : [];
    const keys = [...login, "langsmith_license_key", "api_key_salt"].join(", ");
    return [atSetting(existingSecret, { message: `The ${secretNameOf(existingSecret)} must hold the keys ${keys}.` })];
  }),
};
