/** The secrets that somebody had to fill in, with what to fill in. */
import type { Setting } from "../../keys/setting.js";
import type { Subject } from "../../subject/subject.js";
import { makeOne, passwordAdvice } from "../secrets/advice.js";

export interface Filled {
  readonly setting: Setting;
  /** What to fill in. */
  readonly remedy: string;
  /** True where no bootstrap or migration is possible without the real value. */
  readonly blocks: boolean;
}

const random = `Fill in a random one; ${makeOne}`;

/** The secrets that the mode in use reads. */
export function filledSecrets({ mode, settings }: Subject): readonly Filled[] {
  const isLogin = mode === "basic" || mode === null;
  const oauth = mode === "oidc" ? settings.oauth : [];
  return [
    ...filled(settings.licenseKey, "Fill in the license key you were given.", false),
    ...filled(settings.apiKeySalt, random, false),
    ...oauth.flatMap((setting) => filled(setting, "Fill in what the identity provider gave you.", false)),
    ...(isLogin ? filled(settings.jwtSecret, random, true) : []),
    ...(isLogin ? filled(settings.adminPassword, passwordAdvice, true) : []),
  ];
}

const filled = (setting: Setting | null, remedy: string, blocks: boolean): readonly Filled[] =>
  setting === null ? [] : [{ setting, remedy, blocks }];
