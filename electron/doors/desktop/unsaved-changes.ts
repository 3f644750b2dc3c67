/** A window with unsaved changes asks before it closes: the page alone would only refuse, without a word. */
import { app, type BrowserWindow, dialog } from "electron";

/** The page says that something is unsaved by its `beforeunload`; the person decides. */
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
    // Preventing the prevention lets the page go.
    if (answer === 1) event.preventDefault();
  });
}
