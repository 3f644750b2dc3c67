/** Naming the existing Secret in a finding. */
import type { Setting } from "../../keys/setting.js";
import { looksLikeName } from "../../secrets/shown-path.js";

/** The Secret's name, unless Kubernetes would take no such name: then it may be a secret in the wrong place. */
export const secretNameOf = (secret: Setting): string =>
  looksLikeName(secret.text) && /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(secret.text)
    ? `Secret ${secret.text}`
    : "existing Secret";
