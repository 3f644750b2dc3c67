/** The window's own origin, `app://gatehouse`: a standard, secure scheme that serves the built window and nothing else. */
import { protocol } from "electron";
import { readWindowFile } from "../web/window-files.js";

const scheme = "app";
const host = "gatehouse";

/** The page the window shows. */
export const pageUrl = `${scheme}://${host}/`;

/** True for an address inside the window's own origin. */
export const isOwnUrl = (url: string): boolean => url.startsWith(pageUrl);

/** Must run before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, codeCache: true } }]);
}

/** Serves the built window in `folder` under `app://gatehouse/`. */
export function setupAppProtocol(folder: string): void {
  protocol.handle(scheme, async (request) => {
    const url = new URL(request.url);
    if (request.method !== "GET") return new Response(null, { status: 405 });
    const file = url.host === host ? await readWindowFile(folder, url.pathname) : null;
    if (file === null) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(file.body), { headers: file.headers });
  });
}
