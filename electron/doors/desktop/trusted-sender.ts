/** The one check of who is talking to the main process. */
import type { BrowserWindow, IpcMainEvent } from "electron";
import { isOwnUrl } from "./app-protocol.js";

/** True only for the main frame of our own window, while it shows our own page. */
export function isTrustedSender(event: IpcMainEvent, window: BrowserWindow | null): boolean {
  if (window === null || window.isDestroyed() || event.sender !== window.webContents) return false;
  const frame = event.senderFrame; // null where the frame has gone meanwhile
  return frame !== null && frame === window.webContents.mainFrame && isOwnUrl(frame.url);
}
