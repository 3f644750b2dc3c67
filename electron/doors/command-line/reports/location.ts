/** Naming a file in a report: relative to the working directory where it is in there, as a path or as a URI. */
import { isAbsolute, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { wellFormed } from "./source.js";

/** `charts/values.yaml`, with forward slashes; null for a file that is not in `folder`. */
function within(file: string, folder: string): string | null {
  const path = relative(folder, resolve(folder, file));
  return path === "" || path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path)
    ? null
    : path.split(sep).join("/");
}

/** The file's path for people and for GitHub: relative to `folder`, or whole where it is elsewhere. */
export const pathIn = (file: string, folder: string): string =>
  within(file, folder) ?? resolve(folder, file).split(sep).join("/");

/** The file's URI (RFC 3986): a relative reference where it is in `folder`, else `file:///…`. */
export function uriIn(file: string, folder: string): { readonly uri: string; readonly isRelative: boolean } {
  const path = within(file, folder);
  return path === null
    ? { uri: pathToFileURL(resolve(folder, file)).href, isRelative: false }
    : { uri: encodePath(path), isRelative: true };
}

/** Encodes all but unreserved characters and slashes: a colon in the first part would otherwise make a scheme of it. */
const encodePath = (path: string): string =>
  wellFormed(path)
    .split("/")
    .map((part) =>
      encodeURIComponent(part).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
    )
    .join("/");
