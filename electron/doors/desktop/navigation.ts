/** The window stays where it is: it goes nowhere, opens nothing and embeds nothing. */
import { app } from "electron";
import { pageUrl } from "./app-protocol.js";

const isReload = (url: string): boolean => url.split("#", 1)[0] === pageUrl;

/** Applies to every web contents ever made, ours or not. */
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
