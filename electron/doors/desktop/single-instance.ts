/** One Gatehouse per user: a second start brings the first one's window to the front and ends. */
import { app, type BrowserWindow } from "electron";

/** False when another instance runs already and has been told; then this one must quit. */
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
