/** Allows one running app for each user of the machine: a second start brings the first one's window to the front. */
import { app, type BrowserWindow } from "electron";

/** False if the app runs already. That instance was told to show its window, and this one has to quit. */
export function setupSingleInstance(currentWindow: () => BrowserWindow | null): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on("second-instance", () => {
    const window = currentWindow();
    if (window === null) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
  return true;
}
