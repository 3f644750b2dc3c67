/** Making the subject of a compose `.env`: its settings, and the mode they ask for. */
import type { AuthMode } from "../../../shared/contract/configuration.js";
import type { ComposeProject } from "../compose/merge.js";
import { receivedEntries } from "../compose/received.js";
import type { EnvEntry, EnvFile } from "../env/read.js";
import type { Setting } from "../keys/setting.js";
import type { ComposeSubject } from "./subject.js";

type Entries = ReadonlyMap<string, EnvEntry>;

/**
 * The subject of at least one `.env`, in the order given to compose (`--env-file` may be repeated, and the later file
 * wins). With the compose file, values that services get without the `.env` count too.
 */
export function composeSubject(
  files: readonly string[],
  layers: readonly EnvFile[],
  composeFile: ComposeProject | null = null,
): ComposeSubject {
  const written: Entries = new Map(layers.flatMap((file) => [...file.entries]));
  const entries = composeFile === null ? written : receivedEntries(layers, written, composeFile);
  const at = (name: string): Setting | null => settingOf(entries, name);
  return {
    format: "compose",
    files,
    sources: layers.map(({ source }) => source),
    mode: composeMode(entries),
    settings: {
      licenseKey: at("LANGSMITH_LICENSE_KEY"),
      apiKeySalt: at("API_KEY_SALT"),
      jwtSecret: at("BASIC_AUTH_JWT_SECRET"),
      adminPassword: at("INITIAL_ORG_ADMIN_PASSWORD"),
      adminEmail: at("INITIAL_ORG_ADMIN_EMAIL"),
      organizationName: null, // no name in .env reaches the service for these two
      workspaceName: null,
      oauth: ["OAUTH_CLIENT_ID", "OAUTH_CLIENT_SECRET", "OAUTH_ISSUER_URL"].flatMap((name) => at(name) ?? []),
      postgresUrl: at("POSTGRES_DATABASE_URI"),
    },
    entries,
    written,
    composeFile,
    duplicates: layers.flatMap(({ duplicates }) => duplicates),
  };
}

function settingOf(entries: Entries, name: string): Setting | null {
  const entry = entries.get(name);
  return entry === undefined || entry.value.trim() === ""
    ? null
    : { path: name, text: entry.value, position: entry.position };
}

/** The auth type, with the default of the compose file: `${AUTH_TYPE:-none}`. */
export const authTypeOf = (entries: Entries): string => entries.get("AUTH_TYPE")?.value || "none";

/** The switch as the product's settings read it; null for a word that they do not know. */
export function basicAuthSwitch(entries: Entries): boolean | null {
  const word = (entries.get("BASIC_AUTH_ENABLED")?.value || "false").toLowerCase();
  if (["true", "1", "yes", "on", "t", "y"].includes(word)) return true;
  return ["false", "0", "no", "off", "f", "n"].includes(word) ? false : null;
}

function composeMode(entries: Entries): AuthMode | null {
  const basic = basicAuthSwitch(entries);
  if (basic === null) return null;
  switch (authTypeOf(entries)) {
    case "none":
      return basic ? null : "none";
    case "oauth":
      return basic ? null : "oidc";
    case "mixed":
      if (basic) return "basic";
      return settingOf(entries, "OAUTH_CLIENT_ID") === null ? null : "oidc";
    default:
      return null;
  }
}
