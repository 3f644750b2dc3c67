/** Starts the desktop app: opens the window first, and loads the console behind it once the window is on the screen. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { app, type BrowserWindow, session } from "electron";
import type { Console } from "./console/console.js";
import { takeEnvironment } from "./console/environment.js";
import { registerAppScheme, setupAppProtocol } from "./doors/desktop/app-protocol.js";
import { copySecret, setupClipboard } from "./doors/desktop/clipboard.js";
import { findDebugging } from "./doors/desktop/debugging.js";
import { setupFailures } from "./doors/desktop/failure.js";
import { chooseFiles, chooseNewFile, confirmPaths } from "./doors/desktop/file-dialog.js";
import { setupMenu } from "./doors/desktop/menu.js";
import { setupNavigationRules } from "./doors/desktop/navigation.js";
import { answerWith, setupPort } from "./doors/desktop/port.js";
import { setupSessionRules } from "./doors/desktop/session-rules.js";
import { setupSingleInstance } from "./doors/desktop/single-instance.js";
import { openWindow, whenShown } from "./doors/desktop/window.js";
import { openWindowFiles, windowFolder } from "./doors/web/window-files.js";

const consoleStart = takeEnvironment(process.env);
let window: BrowserWindow | null = null;
const currentWindow = (): BrowserWindow | null => window;

const showWindow = (): BrowserWindow => {
  const opened = openWindow(join(app.getAppPath(), "dist", "electron", "preload.cjs"));
  opened.on("closed", () => {
    window = null;
  });
  window = opened;
  return opened;
};

const openDesktopConsole = async (): Promise<Console> => {
  const { openConsole } = await import("./console/console.js");
  return openConsole(
    {
      door: "desktop",
      version: app.getVersion(),
      chooseFiles: () => chooseFiles(window),
      confirmPaths: (paths) => confirmPaths(window, paths),
      chooseNewFile: (name) => chooseNewFile(window, name),
      copySecret,
    },
    consoleStart,
  );
};

const start = async (): Promise<void> => {
  await app.whenReady();
  setupMenu();
  setupAppProtocol(openWindowFiles(windowFolder(), consoleStart));
  setupSessionRules(session.defaultSession);

  const opening = whenShown(showWindow()).then(openDesktopConsole);
  const answer = opening.then(answerWith);
  setupPort(currentWindow, answer);
  app.on("activate", () => window === null && showWindow());
  const [opened] = await Promise.all([opening, answer]);
  app.on("will-quit", () => void opened.close());
};

const debugging = findDebugging(app.commandLine, {
  isPackaged: app.isPackaged,
  isDebuggable: () => JSON.parse(readFileSync(join(app.getAppPath(), "package.json"), "utf8")).debuggable === true,
});
if (debugging !== null) {
  process.stderr.write(`gatehouse: --${debugging} is refused, because a debugger would read every secret.\n`);
  app.exit(1);
}
registerAppScheme();
setupFailures(() => window !== null);
setupNavigationRules();
setupClipboard();
app.on("window-all-closed", () => process.platform === "darwin" || app.quit());
if (debugging === null && setupSingleInstance(currentWindow)) void start();
else app.quit();
