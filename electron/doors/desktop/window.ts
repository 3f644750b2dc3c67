/** The desktop app's window: sandboxed, isolated, and shown once its page is painted. */
import { app, BrowserWindow, nativeTheme } from "electron";
import { pageUrl } from "./app-protocol.js";
import { setupContextMenu } from "./menu.js";
import { setupUnsavedChanges } from "./unsaved-changes.js";

/** Opens the window with `preload` (an absolute path) and starts loading the page. */
export function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    title: "Gatehouse",
    width: 1180,
    height: 820,
    minWidth: 640,
    minHeight: 480,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? "#242424" : "#ffffff",
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      devTools: !app.isPackaged,
    },
  });
  // The rules of the web session do not reach what WebRTC sends by itself.
  window.webContents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
  setupContextMenu(window);
  setupUnsavedChanges(window);
  window.once("ready-to-show", () => window.show());
  void window.loadURL(pageUrl);
  return window;
}

/**
 * Resolves when the window shows its first paint, or is closed before that. Until then the main process should do nothing
 * else: it serves the page's files, and other work would delay the window.
 */
export const whenShown = (window: BrowserWindow): Promise<void> =>
  new Promise((resolve) => {
    window.once("show", () => resolve());
    window.once("closed", () => resolve());
  });
