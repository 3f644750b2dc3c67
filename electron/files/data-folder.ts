/** The folders in which the console keeps its own files on this machine, such as log and backups. */
import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const handOver = "hand-over";
const backups = "backups";

const userDirectory = (): string => {
  if (process.platform === "win32") return process.env.LOCALAPPDATA ?? join(homedir(), "AppData", "Local");
  if (process.platform === "darwin") return join(homedir(), "Library", "Application Support");
  return process.env.XDG_STATE_HOME ?? join(homedir(), ".local", "state");
};

/** The path of the console's own folder, which may not be there yet; GATEHOUSE_DATA_DIR moves it. */
export const dataFolder = (): string => process.env.GATEHOUSE_DATA_DIR ?? join(userDirectory(), "gatehouse");

/** The console's own folder, made on first use for this user only. */
export function dataDirectory(): string {
  const directory = dataFolder();
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return directory;
}

/** The folders whose files hold passwords or hashes. They may not be there yet. */
export const ownFolders = (): readonly string[] => [handOver, backups].map((name) => join(dataFolder(), name));

/** The folder for results of bulk invites that were not given a path of their own. */
export function handOverDirectory(): string {
  const directory = join(dataDirectory(), handOver);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return directory;
}

/** The folder for migration backups that were not given a path of their own. */
export function backupDirectory(): string {
  const directory = join(dataDirectory(), backups);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return directory;
}
