/** One mode, and said in a way that chart and product understand the same. */
import { authTypeOf, basicAuthSwitch } from "../compose.js";
import { settingAt } from "../helm.js";
import { isTruthy, textOf, valueAt } from "../values.js";
import { atSetting, onCompose, onHelm, type Problem, type Rule } from "./rule.js";

const basicPath = "config.basicAuth.enabled";
const oauthPath = "config.oauth.enabled";
const switches = [
  basicPath,
  oauthPath,
  "config.skipValidation",
  "postgres.external.enabled",
  "postgres.external.customTls",
  "ingress.enabled",
  "gateway.enabled",
  "istioGateway.enabled",
];

const textSwitches = (meantFalse: boolean) =>
  onHelm(function* ({ values }): Iterable<Problem> {
    for (const path of switches) {
      const value = valueAt(values, path);
      if (value?.kind !== "scalar" || typeof value.value !== "string" || value.value === "") continue;
      const saysTrue = ["true", "yes", "on", "1"].includes(value.value.toLowerCase());
      const blocks = meantFalse && (path === basicPath || path === oauthPath);
      if (saysTrue !== meantFalse) yield { path, position: value.position, blocks };
    }
  });

export const modeRules: readonly Rule[] = [
  {
    id: "chart-both-modes",
    severity: "error",
    source: "chart",
    what: "Basic auth and OAuth are both enabled.",
    why: "An installation has exactly one login mode, and the chart refuses two.",
    remedy: "Set config.basicAuth.enabled or config.oauth.enabled to false.",
    check: onHelm(({ values, mode }) => {
      const position = valueAt(values, basicPath)?.position ?? null;
      return mode === null ? [{ path: basicPath, position, blocks: true }] : [];
    }),
  },
  {
    id: "chart-no-mode",
    severity: "error",
    source: "chart",
    what: "Neither basic auth nor OAuth is enabled.",
    why: "The chart refuses an installation without login.",
    remedy: "For email/password login set config.basicAuth.enabled: true and config.authType: mixed.",
    check: onHelm(({ values, mode }) =>
      mode === "none" ? [{ path: basicPath, position: valueAt(values, basicPath)?.position ?? null }] : [],
    ),
  },
  {
    id: "chart-auth-type",
    severity: "error",
    source: "chart",
    what: "config.authType is neither mixed nor oauth.",
    why: "The chart knows only these two.",
    remedy: "Set config.authType: mixed for email/password login.",
    check: onHelm(({ values }) => {
      const value = valueAt(values, "config.authType");
      const known = textOf(value) === "mixed" || textOf(value) === "oauth";
      return known ? [] : [{ path: "config.authType", position: value?.position ?? null }];
    }),
  },
  {
    id: "chart-basic-needs-mixed",
    severity: "error",
    source: "chart",
    what: "Basic auth is enabled, but config.authType is oauth.",
    why: "Email/password login needs the mixed type.",
    remedy: "Set config.authType: mixed.",
    check: onHelm(({ values }) => {
      const type = settingAt(values, "config.authType");
      return type?.text === "oauth" && isTruthy(valueAt(values, basicPath)) ? [atSetting(type)] : [];
    }),
  },
  {
    id: "compose-auth-type",
    severity: "error",
    source: "doc",
    what: "AUTH_TYPE is none of none, mixed and oauth.",
    why: "The services know only these three.",
    remedy: "Set AUTH_TYPE=mixed for email/password login, or none.",
    check: onCompose(({ entries }) => {
      const known = ["none", "mixed", "oauth"].includes(authTypeOf(entries));
      return known ? [] : [{ path: "AUTH_TYPE", position: entries.get("AUTH_TYPE")?.position ?? null, blocks: true }];
    }),
  },
  {
    id: "compose-basic-switch",
    severity: "error",
    source: "doc",
    what: "BASIC_AUTH_ENABLED is neither true nor false.",
    why: "The services cannot read it as a switch.",
    remedy: "Write BASIC_AUTH_ENABLED=true or BASIC_AUTH_ENABLED=false.",
    check: onCompose(({ entries }) => {
      const position = entries.get("BASIC_AUTH_ENABLED")?.position ?? null;
      return basicAuthSwitch(entries) === null ? [{ path: "BASIC_AUTH_ENABLED", position, blocks: true }] : [];
    }),
  },
  {
    id: "compose-mode-contradiction",
    severity: "error",
    source: "doc",
    what: "AUTH_TYPE and BASIC_AUTH_ENABLED contradict each other.",
    why: "Email/password login is AUTH_TYPE=mixed together with BASIC_AUTH_ENABLED=true; none and oauth go without it.",
    remedy: "Set AUTH_TYPE=mixed to log in by email and password, or BASIC_AUTH_ENABLED=false.",
    check: onCompose(({ entries, mode }) => {
      const known = ["none", "mixed", "oauth"].includes(authTypeOf(entries)) && basicAuthSwitch(entries) !== null;
      const entry = entries.get("AUTH_TYPE") ?? entries.get("BASIC_AUTH_ENABLED");
      return mode === null && known ? [{ path: "AUTH_TYPE", position: entry?.position ?? null, blocks: true }] : [];
    }),
  },
  {
    id: "switch-text-false",
    severity: "error",
    source: "console",
    what: "This switch is a text that does not say true, and Helm's templates take every non-empty text for true.",
    why: "The chart turns on what was meant to be off.",
    remedy: "Write true or false without quotes.",
    check: textSwitches(true),
  },
  {
    id: "switch-text",
    severity: "warning",
    source: "console",
    what: "This switch is a text in quotes, not true or false.",
    why: "Templates that ask for a boolean refuse it, and its opposite would not turn it off.",
    remedy: "Write true without quotes.",
    check: textSwitches(false),
  },
  {
    id: "skip-validation",
    severity: "warning",
    source: "chart",
    what: "config.skipValidation turns the chart's checks off.",
    why: "Mistakes then show only when the installation runs.",
    remedy: "Remove config.skipValidation.",
    check: onHelm(({ values }) => {
      const value = valueAt(values, "config.skipValidation");
      return value !== null && isTruthy(value) ? [{ path: "config.skipValidation", position: value.position }] : [];
    }),
  },
  {
    id: "oidc-not-administered",
    severity: "info",
    source: "console",
    what: "This is an OIDC installation, which Gatehouse does not administer.",
    why: "Its people and passwords live with the identity provider, and OIDC cannot become email/password login.",
    remedy: "For email/password login use a fresh installation with its own database or schema.",
    check: (subject) => {
      if (subject.mode !== "oidc") return [];
      const path = subject.format === "helm" ? oauthPath : "AUTH_TYPE";
      const place = subject.format === "helm" ? valueAt(subject.values, path) : subject.entries.get(path);
      return [{ path, position: place?.position ?? null }];
    },
  },
  {
    id: "basic-auth-unused",
    severity: "info",
    source: "console",
    what: "This value is for email/password login, which is not enabled.",
    why: "Nothing reads it.",
    remedy: "Enable email/password login, or remove the value.",
    check: (subject) => {
      if (subject.mode !== "none" && subject.mode !== "oidc") return [];
      const { jwtSecret, adminEmail, adminPassword } = subject.settings;
      return [jwtSecret, adminEmail, adminPassword].flatMap((setting) =>
        setting === null ? [] : [atSetting(setting)],
      );
    },
  },
  {
    id: "oauth-leftovers",
    severity: "warning",
    source: "console",
    what: "An OAuth setting is left beside email/password login.",
    why: "Such leftovers, placeholders above all, break the login page.",
    remedy: "Remove the OAuth settings.",
    check: ({ mode, settings }) => (mode === "basic" ? settings.oauth.map((setting) => atSetting(setting)) : []),
  },
];
