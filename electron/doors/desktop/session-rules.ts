/** What the window's web session may do: show our own files. No permissions, no downloads, no network. */
import type { Session } from "electron";

const network = ["http://*/*", "https://*/*", "ws://*/*", "wss://*/*", "ftp://*/*", "file://*"];

/** Certificate errors need no rule: nothing here ever overrides them, and the window makes no connection. */
export function setupSessionRules(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  session.on("will-download", (event) => event.preventDefault());
  session.webRequest.onBeforeRequest({ urls: network }, (_details, answer) => answer({ cancel: true }));
}
