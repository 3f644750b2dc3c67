/** Values nobody has filled in, and samples everybody has read. */
import { isPlaceholder, isPlaceholderEmail, isPublishedSecret } from "../placeholders.js";
import type { Setting, Subject } from "../subject.js";
import { atSetting, type Problem, type Rule } from "./rule.js";

interface Filled {
  readonly setting: Setting;
  readonly blocks: boolean;
}

/** The settings of the mode in use; what nothing reads needs no filling in. */
function filled({ mode, settings }: Subject): readonly Filled[] {
  const always = [settings.licenseKey, settings.apiKeySalt];
  const forLogin = mode === "basic" || mode === null ? [settings.jwtSecret, settings.adminPassword] : [];
  const forOauth = mode === "oidc" ? settings.oauth : [];
  return [
    ...[...always, ...forOauth].flatMap((setting) => (setting === null ? [] : [{ setting, blocks: false }])),
    ...forLogin.flatMap((setting) => (setting === null ? [] : [{ setting, blocks: true }])),
  ];
}

export const placeholderRules: readonly Rule[] = [
  {
    id: "placeholder",
    severity: "error",
    source: "console",
    what: "A placeholder was left in.",
    why: "The installation takes it as it is: it will refuse it, or be open to whoever tries it.",
    remedy: "Fill in the real value; openssl rand -base64 32 makes a secret.",
    check: function* (subject): Iterable<Problem> {
      for (const { setting, blocks } of filled(subject))
        if (isPlaceholder(setting.text)) yield atSetting(setting, { blocks });
    },
  },
  {
    id: "placeholder-email",
    severity: "error",
    source: "console",
    what: "The admin's email is a placeholder.",
    why: "The only Organization Admin would be nobody.",
    remedy: "Fill in the email of the person who administers the installation.",
    check: ({ mode, settings: { adminEmail } }) =>
      mode !== "none" && mode !== "oidc" && adminEmail !== null && isPlaceholderEmail(adminEmail.text)
        ? [atSetting(adminEmail, { blocks: true })]
        : [],
  },
  {
    id: "published-secret",
    severity: "error",
    source: "console",
    what: "This is a published sample, or as good as one.",
    why: "Whoever wants in tries it first, and the product refuses known values since 0.13.26.",
    remedy: "Use a secret of your own; openssl rand -base64 32 makes one.",
    check: function* (subject): Iterable<Problem> {
      for (const { setting, blocks } of filled(subject))
        if (isPublishedSecret(setting.text)) yield atSetting(setting, { blocks });
    },
  },
];
