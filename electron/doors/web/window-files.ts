/** Serves the built window's files to both doors. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { type ConsoleStart, isStartedBare } from "../../console/environment.js";
import { freshNonce, securityHeaders } from "./security-headers.js";

/** A file and the headers that it is served with. */
export interface WindowFile {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

// Every name begins with a letter, digit, _ or -. Leading dots, percent signs and backslashes do not match.
const plainPath = /^(?:\/[\w-][\w.-]*)+$/;

const page = "/index.html";

const isAbsent = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  ["ENOENT", "EISDIR", "ENOTDIR", "ENAMETOOLONG"].includes(String(error.code));

/** The folder of the built window, found from the package that holds this code: a checkout, an installed app or an asar. */
export function windowFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json")) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, "dist", "renderer");
}

/** What the page is told of its console: that it is new and has nothing to show yet, or that the page has to ask. */
type ConsoleAge = "new" | "in-use";

/** Reads the file under a URL's path, which is still encoded. Null if there is none to serve. */
export type WindowFiles = (pathname: string) => Promise<WindowFile | null>;

/**
 * The files of `folder`, for a console that was started with `start`. `/` is the page, which gets a new nonce each time.
 * If the console was started bare, the first page is told that it is new, because nobody can have connected before.
 * `doorKey` is what the page knows its door by, empty for a door that nobody can stand in for.
 */
export function openWindowFiles(folder: string, start: ConsoleStart, doorKey = ""): WindowFiles {
  let age: ConsoleAge = isStartedBare(start) ? "new" : "in-use";
  return (pathname) => {
    const told = age;
    const path = pathname === "/" ? page : pathname;
    if (path === page) age = "in-use";
    return readWindowFile(folder, path, { age: told, doorKey });
  };
}

/** What the door writes into the page. */
interface ToldToPage {
  readonly age: ConsoleAge;
  readonly doorKey: string;
}

async function readWindowFile(folder: string, path: string, told: ToldToPage): Promise<WindowFile | null> {
  const contentType = contentTypes[extname(path)];
  if (contentType === undefined || !plainPath.test(path)) return null;
  const nonce = freshNonce();
  const headers = { ...securityHeaders(nonce), "content-type": contentType };
  try {
    const body = await readFile(join(folder, path));
    if (path !== page) return { body, headers };
    const text = body
      .toString("utf8")
      .replaceAll("__CSP_NONCE__", nonce)
      .replace("__CONSOLE__", told.age)
      .replace("__DOOR_KEY__", told.doorKey);
    return { body: Buffer.from(text), headers };
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}
