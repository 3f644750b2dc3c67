/** Writing paths for findings. A password pasted where a key belongs is a secret too, and must not be in a report. */
import { knownKeys } from "../keys/known.js";
import { retiredKeys } from "../keys/retired.js";

const dots = "••••";

/** A word with a short number at most, or nothing: parts of `extraEnv`, `my-app-2` and `app.kubernetes.io/name`. */
const word = /^(?:[A-Za-z]+\d{0,3}|\d{1,3})?$/;

/** True for a text that reads like a name; false where it may as well be a secret. */
export function looksLikeName(text: string): boolean {
  if (text.length > 64 || !text.split(/[-_./]/).every((part) => word.test(part))) return false;
  const capitals = text.match(/[a-z][A-Z]/g)?.length ?? 0;
  return capitals <= text.length / 4; // a name's words are longer than random letters'
}

const known = new Set([...[...knownKeys.values()].flat(), ...retiredKeys.flatMap(({ path }) => path.split("."))]);

/** The path with dots for each step that is no known key and does not look like a name. */
export const shownPath = (path: string): string =>
  path
    .split(".")
    .map((step) => {
      const [, key = "", indexes = ""] = /^(.*?)((?:\[\d+\])*)$/s.exec(step) ?? [];
      return known.has(key) || looksLikeName(key) ? step : dots + indexes;
    })
    .join(".");
