/** The settings of the chart that are known here, with the type of each: the facts that the JSON schema is made of. */
import { knownKeys } from "./keys/known.js";
import { encodedSecrets, strictTexts, texts } from "./rules/types/texts.js";

/** `text` takes a text only, `word` also a number that prints as it is written. */
export type SettingType = "map" | "list" | "text" | "word" | "number-or-text" | "switch" | "any";

export interface KnownSettings {
  /** The chart versions that the settings are taken from, such as 0.6 and 0.17. */
  readonly from: string;
  readonly to: string;
  /** Every known setting by its dotted path, in the order of the chart's values; maps come before what is in them. */
  readonly settings: ReadonlyMap<string, SettingType>;
  /** Texts that do not count where the map's `existingSecretName` is set: the path of each, and that map's. */
  readonly fromSecret: ReadonlyMap<string, string>;
}

const [from, to] = ["0.6", "0.17"]; // as keys/known.ts says

const switches = ["config.skipValidation", "config.disableSecretCreation", "postgres.external.customTls"];

/** The settings of a chart version such as 0.16.11, or of all known ones; null for a version that is not known. */
export function knownSettings(chartVersion: string | null): KnownSettings | null {
  if (chartVersion !== null && !isBetween(chartVersion, from, to)) return null;
  const settings = new Map<string, SettingType>();
  for (const [map, keys] of knownKeys) {
    if (map !== "") settings.set(map, "map"); // the map above it may list no keys of its own
    for (const key of keys) {
      const path = map === "" ? key : `${map}.${key}`;
      settings.set(path, typeOf(path));
    }
  }
  const fromSecret = [...settings.keys()].flatMap((path): readonly (readonly [string, string])[] => {
    const map = secretMapOf(path);
    return map === null ? [] : [[path, map]];
  });
  return { from, to, settings, fromSecret: new Map(fromSecret) };
}

/** The map whose existing Secret takes this setting's place, or null. */
function secretMapOf(path: string): string | null {
  if (encodedSecrets.includes(path)) return "config";
  const [map = ""] = path.split(/\.(?=[^.]*$)/);
  const hasSecret = map.endsWith(".external") && knownKeys.get(map)?.includes("existingSecretName") === true;
  return hasSecret && strictTexts.includes(path) ? map : null;
}

function typeOf(path: string): SettingType {
  if (knownKeys.has(path) || [...knownKeys.keys()].some((map) => map.startsWith(`${path}.`))) return "map";
  if (path.startsWith("images.") && path.endsWith("Image")) return "map";
  if (path === "commonEnv") return "list";
  if (switches.includes(path) || path.endsWith(".enabled")) return "switch";
  if (path === "postgres.external.port") return "number-or-text";
  if (strictTexts.includes(path)) return "text";
  return texts.includes(path) ? "word" : "any";
}

/** Compares the first two numbers, because a patch of the chart adds no values. */
function isBetween(version: string, first: string, last: string): boolean {
  const number = (text: string): number => {
    const [major = 0, minor = 0] = text.split(".").map((part) => Number.parseInt(part, 10));
    return major * 10_000 + minor;
  };
  return number(first) <= number(version) && number(version) <= number(last);
}
