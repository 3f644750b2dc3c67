/** The built window's files as the doors serve them. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { type ConsoleStart, isStartedBare } from "../../console/environment.js";
import { freshNonce, securityHeaders } from "./security-headers.js";

/** A file with the headers it is served under. */
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

// Names that start with a letter, digit, _ or -, taken as they are: no dots in front, no percent signs, no backslashes.
const plainPath = /^(?:\/[\w-][\w.-]*)+$/;

const page = "/index.html";

const isAbsent = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  ["ENOENT", "EISDIR", "ENOTDIR", "ENAMETOOLONG"].includes(String(error.code));

/** The folder of the built window, found from the package this code is part of (a checkout, an installation, an asar). */
export function windowFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json")) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, "dist", "renderer");
}

/** What a page is told of the console behind it: that it is new and has nothing to show yet, or that it must be asked. */
type ConsoleAge = "new" | "in-use";

/** Reads what is under a path as in a URL, still encoded; null where nothing can be served. */
export type WindowFiles = (pathname: string) => Promise<WindowFile | null>;

/**
 * The files of `folder` for one console, started with `start`. `/` is the page, which gets a nonce of its own each time.
 * Where the console is started bare, the first page is told that it is new: nobody can have connected before.
 */
export function openWindowFiles(folder: string, start: ConsoleStart): WindowFiles {
  let age: ConsoleAge = isStartedBare(start) ? "new" : "in-use";
  return (pathname) => {
    const told = age;
    const path = pathname === "/" ? page : pathname;
    if (path === page) age = "in-use";
    return readWindowFile(folder, path, told);
  };
}

async function readWindowFile(folder: string, path: string, age: ConsoleAge): Promise<WindowFile | null> {
  const contentType = contentTypes[extname(path)];
  if (contentType === undefined || !plainPath.test(path)) return null;
  const nonce = freshNonce();
  const headers = { ...securityHeaders(nonce), "content-type": contentType };
  try {
    const body = await readFile(join(folder, path));
    if (path !== page) return { body, headers };
    const text = body.toString("utf8").replaceAll("__CSP_NONCE__", nonce).replace("__CONSOLE__", age);
    return { body: Buffer.from(text), headers };
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}
