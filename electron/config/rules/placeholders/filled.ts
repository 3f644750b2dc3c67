/** The secrets that somebody had to fill in. */
import type { Setting } from "../../setting.js";
import type { Subject } from "../../subject.js";

export interface Filled {
  readonly setting: Setting;
  /** True where no bootstrap or migration is possible without the real value. */
  readonly blocks: boolean;
}

/** The settings of the mode in use; what nothing reads needs no filling in. */
export function filledSecrets({ mode, settings }: Subject): readonly Filled[] {
  const always = [settings.licenseKey, settings.apiKeySalt];
  const forLogin = mode === "basic" || mode === null ? [settings.jwtSecret, settings.adminPassword] : [];
  const forOauth = mode === "oidc" ? settings.oauth : [];
  return [
    ...[...always, ...forOauth].flatMap((setting) => (setting === null ? [] : [{ setting, blocks: false }])),
    ...forLogin.flatMap((setting) => (setting === null ? [] : [{ setting, blocks: true }])),
  ];
}
