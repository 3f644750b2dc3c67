/** License key, salt and JWT secret: there, strong enough, in the right place, and each its own. */
import { settingAt } from "../helm.js";
import { isPlaceholder } from "../placeholders.js";
import { isTruthy, valueAt } from "../values.js";
import { absent, atSetting, onCompose, onHelm, type Rule } from "./rule.js";

const recommendedLength = 32;
const make = "openssl rand -base64 32 makes one.";

const chartNeeds = (id: string, path: string, name: string, remedy: string): Rule => ({
  id,
  severity: "error",
  source: "chart",
  what: `There is no ${name}.`,
  why: "The chart refuses to go without it unless config.existingSecretName is set.",
  remedy,
  check: onHelm(({ values, existingSecret }) =>
    existingSecret === null && !isTruthy(valueAt(values, path)) ? [absent(path)] : [],
  ),
});

export const secretRules: readonly Rule[] = [
  chartNeeds(
    "chart-license-key-missing",
    "config.langsmithLicenseKey",
    "license key",
    "Set config.langsmithLicenseKey.",
  ),
  chartNeeds("chart-api-key-salt-missing", "config.apiKeySalt", "API key salt", `Set config.apiKeySalt; ${make}`),
  {
    id: "license-key-missing",
    severity: "error",
    source: "doc",
    what: "There is no license key.",
    why: "The services refuse to start without it.",
    remedy: "Set LANGSMITH_LICENSE_KEY.",
    check: onCompose(({ settings }) => (settings.licenseKey === null ? [absent("LANGSMITH_LICENSE_KEY")] : [])),
  },
  {
    id: "api-key-salt-missing",
    severity: "warning",
    source: "doc",
    what: "There is no API key salt.",
    why: "It also signs what the services tell each other, and setting it later ends every API key.",
    remedy: `Set API_KEY_SALT; ${make}`,
    check: onCompose(({ settings }) => (settings.apiKeySalt === null ? [absent("API_KEY_SALT")] : [])),
  },
  {
    id: "jwt-secret-missing",
    severity: "error",
    source: "doc",
    what: "There is no JWT secret.",
    why: "Email/password login needs one; with an empty one the product fails at start without a clear message.",
    remedy: `Set it; ${make}`,
    check: (subject) => {
      if (subject.mode !== "basic" || subject.settings.jwtSecret !== null) return [];
      if (subject.format === "compose") return [absent("BASIC_AUTH_JWT_SECRET", { blocks: true })];
      return subject.existingSecret === null ? [absent("config.basicAuth.jwtSecret", { blocks: true })] : [];
    },
  },
  {
    id: "jwt-secret-short",
    severity: "warning",
    source: "doc",
    what: `The JWT secret has fewer than ${recommendedLength} characters.`,
    why: "Whoever guesses it can sign in as anyone.",
    remedy: `Use ${recommendedLength} random characters or more; ${make}`,
    check: ({ mode, settings: { jwtSecret } }) =>
      mode === "basic" && jwtSecret !== null && [...jwtSecret.text].length < recommendedLength
        ? [atSetting(jwtSecret)]
        : [],
  },
  {
    id: "jwt-secret-misplaced",
    severity: "warning",
    source: "console",
    what: "config.jwtSecret is silently ignored.",
    why: "The chart reads the JWT secret from config.basicAuth.jwtSecret only.",
    remedy: "Move it to config.basicAuth.jwtSecret.",
    check: onHelm(({ values }) => {
      const misplaced = settingAt(values, "config.jwtSecret");
      return misplaced === null ? [] : [atSetting(misplaced)];
    }),
  },
  {
    id: "secrets-reused",
    severity: "warning",
    source: "console",
    what: "Two secrets have the same value.",
    why: "They do different jobs: who learns one has the other, and neither can be changed alone.",
    remedy: `Give each its own value; ${make}`,
    check: ({ settings: { jwtSecret, apiKeySalt, licenseKey, adminPassword } }) => {
      const settings = [licenseKey, apiKeySalt, jwtSecret, adminPassword].flatMap((setting) => setting ?? []);
      return settings.flatMap((setting, index) => {
        const earlier = settings.slice(0, index).find(({ text }) => text === setting.text);
        if (earlier === undefined || isPlaceholder(setting.text)) return [];
        return [atSetting(setting, { message: `This secret has the same value as ${earlier.path}.` })];
      });
    },
  },
];
