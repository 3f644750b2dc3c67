/** The folders in which the console keeps its own files on this machine, such as log and backups. */
import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const userDirectory = (): string => {
  if (process.platform === "win32") return process.env.LOCALAPPDATA ?? join(homedir(), "AppData", "Local");
  if (process.platform === "darwin") return join(homedir(), "Library", "Application Support");
  return process.env.XDG_STATE_HOME ?? join(homedir(), ".local", "state");
};

/** The console's own folder, made on first use for this user only; GATEHOUSE_DATA_DIR moves it. */
export function dataDirectory(): string {
  const directory = process.env.GATEHOUSE_DATA_DIR ?? join(userDirectory(), "gatehouse");
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return directory;
}

/** The folder for results of bulk invites that were not given a path of their own. */
export function handOverDirectory(): string {
  const directory = join(dataDirectory(), "hand-over");
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return directory;
}

/** The folder for migration backups that were not given a path of their own. */
export function backupDirectory(): string {
  const directory = join(dataDirectory(), "backups");
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return directory;
}
