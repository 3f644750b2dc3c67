/** Keeps the window on its page: it cannot navigate, open other windows or embed web views. */
import { app } from "electron";
import { pageUrl } from "./app-protocol.js";

const isReload = (url: string): boolean => url.split("#", 1)[0] === pageUrl;

/** Sets the rules for every web contents, also for any that is not our window. */
export function setupNavigationRules(): void {
  app.on("web-contents-created", (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.on("will-frame-navigate", (event) => {
      if (!(event.isMainFrame && isReload(event.url))) event.preventDefault();
    });
    contents.on("will-redirect", (event) => event.preventDefault());
  });
}
