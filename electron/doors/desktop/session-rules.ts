/** Limits the window's web session to our own files: it gets no permissions, no downloads and no network. */
import type { Session } from "electron";

const network = ["http://*/*", "https://*/*", "ws://*/*", "wss://*/*", "ftp://*/*", "file://*"];

/** Sets the rules. Certificate errors need none: the window makes no connection, and nothing overrides Chromium here. */
export function setupSessionRules(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  session.on("will-download", (event) => event.preventDefault());
  session.webRequest.onBeforeRequest({ urls: network }, (_details, answer) => answer({ cancel: true }));
}
