/** The secrets of a configuration that the product knows by name. */
import type { Setting } from "../../keys/setting.js";
import type { Subject } from "../../subject/subject.js";

/** License key, salt, JWT secret and the admin's password, those that are there. */
export const everySecret = ({ settings }: Subject): readonly Setting[] =>
  [settings.licenseKey, settings.apiKeySalt, settings.jwtSecret, settings.adminPassword].flatMap(
    (setting) => setting ?? [],
  );
