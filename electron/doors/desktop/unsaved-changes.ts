/** Asks before a window with unsaved changes closes. The page by itself could only refuse, without saying why. */
import { app, type BrowserWindow, dialog } from "electron";

/** Lets the person decide when the page's `beforeunload` says that something is unsaved. */
export function setupUnsavedChanges(window: BrowserWindow): void {
  window.webContents.on("will-prevent-unload", (event) => {
    const answer = dialog.showMessageBoxSync(window, {
      type: "warning",
      title: app.getName(),
      message: "There are unsaved changes in the configuration.",
      detail: "They are lost when the window is closed or loaded again. The files on the disk stay as they are.",
      buttons: ["Stay", "Close without saving"],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    // Preventing this event lets the page unload.
    if (answer === 1) event.preventDefault();
  });
}
