/** The file of the log: this user's own, not larger than it should be, and nothing that can make a command fail. */
import { closeSync, constants, fchmodSync, fstatSync, openSync, renameSync, writeSync } from "node:fs";

const largestLog = 5 * 1024 * 1024;
const keptLogs = 3;
/** Zero on Windows, which has no such flag. */
const noFollow = constants.O_NOFOLLOW ?? 0;

/** Takes lines. A line that cannot be written, because the disk is full or read-only, is lost, and nothing else happens. */
export interface LogFile {
  write(line: string): void;
}

interface OpenFile {
  readonly descriptor: number;
  size: number;
}

/**
 * Opens the log at `path` (mode 0600) for this process. It follows no link and writes to no file of somebody else's. A log
 * larger than `largest` bytes becomes `path.1`, that one `path.2`, and so on up to three.
 */
export function openLogFile(path: string, largest = largestLog): LogFile {
  let file: OpenFile | null = null;
  return {
    write(line) {
      try {
        file ??= open(path);
        if (file.size > largest) {
          closeSync(file.descriptor);
          file = null;
          rotate(path);
          file = open(path);
        }
        file.size += writeSync(file.descriptor, line);
      } catch {
        // Whatever is logged matters more to somebody else than the log itself.
      }
    },
  };
}

/** Throws where the file is a link, is no regular file, has a second name, or belongs to somebody else. */
function open(path: string): OpenFile {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | noFollow | (constants.O_NONBLOCK ?? 0);
  const descriptor = openSync(path, flags, 0o600);
  try {
    const stats = fstatSync(descriptor);
    const isOurs = process.geteuid === undefined || stats.uid === process.geteuid();
    if (!stats.isFile() || !isOurs || stats.nlink > 1) throw new Error("The log is not this user's own file.");
    if ((stats.mode & 0o077) !== 0 && process.platform !== "win32") fchmodSync(descriptor, 0o600);
    return { descriptor, size: stats.size };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** Another process may rotate at the same time, and then one of the older logs is lost. */
function rotate(path: string): void {
  for (let number = keptLogs; number > 0; number -= 1) {
    try {
      renameSync(number === 1 ? path : `${path}.${number - 1}`, `${path}.${number}`);
    } catch {
      // There is none of that number yet.
    }
  }
}
