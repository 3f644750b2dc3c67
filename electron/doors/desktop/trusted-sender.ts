/** Checks who sends messages to the main process. */
import type { BrowserWindow, IpcMainEvent } from "electron";
import { isOwnUrl } from "./app-protocol.js";

/** True only if the sender is the main frame of our own window and shows our own page. */
export function isTrustedSender(event: IpcMainEvent, window: BrowserWindow | null): boolean {
  if (window === null || window.isDestroyed() || event.sender !== window.webContents) return false;
  const frame = event.senderFrame; // null if the frame has gone meanwhile
  return frame !== null && frame === window.webContents.mainFrame && isOwnUrl(frame.url);
}
