/** The secrets of a configuration that the product has names for. */
import type { Setting } from "../../keys/setting.js";
import type { Subject } from "../../subject/subject.js";

/** License key, salt, JWT secret and admin password, those that are set. */
export const everySecret = ({ settings }: Subject): readonly Setting[] =>
  [settings.licenseKey, settings.apiKeySalt, settings.jwtSecret, settings.adminPassword].flatMap(
    (setting) => setting ?? [],
  );
