/** Naming the existing Secret in a finding. */
import type { Setting } from "../../subject.js";

/** Its name, unless that is no name Kubernetes would take, and so perhaps a secret put in the wrong place. */
export const secretNameOf = (secret: Setting): string =>
  /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(secret.text) ? `Secret ${secret.text}` : "existing Secret";
