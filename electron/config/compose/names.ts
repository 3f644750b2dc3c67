/** The compose files that a `.env` names itself: COMPOSE_FILE, with its separator. */
import type { EnvEntry } from "../env/read.js";

/** The paths in their order, relative to the project's folder; none where the `.env` leaves it to compose. */
export function composeFilesNamed(entries: ReadonlyMap<string, Pick<EnvEntry, "value">>): readonly string[] {
  const separator = entries.get("COMPOSE_PATH_SEPARATOR")?.value || (process.platform === "win32" ? ";" : ":");
  const named = entries.get("COMPOSE_FILE")?.value ?? "";
  return named.split(separator).filter((path) => path !== "");
}
