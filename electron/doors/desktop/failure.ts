/** Handles unexpected failures of the main process: logs them, and tells the person in a plain sentence. */
import { app, dialog } from "electron";

let showing = false;

/** Logs `error`, and tells the person without a stack. A `fatal` one, before there is a window, ends the app. */
async function report(error: unknown, fatal: boolean): Promise<void> {
  const { log } = await import("../../files/log.js");
  log.error({ err: error }, "unexpected failure in the main process");
  if (showing) return;
  showing = true;
  const [title, sentence] = fatal
    ? ["Gatehouse cannot start", "Something unexpected went wrong and was written to the log."]
    : ["Something unexpected went wrong", "What was under way may not have finished. The log has the details."];
  await dialog.showMessageBox({ type: "error", title: "Gatehouse", message: title, detail: sentence });
  showing = false;
  if (fatal) app.exit(1);
}

/** Handles every unexpected failure. An open window stays open: it may show an initial password not noted yet. */
export function setupFailures(isWindowOpen: () => boolean): void {
  const onFailure = (error: unknown): void => void report(error, !isWindowOpen());
  process.on("uncaughtException", onFailure);
  process.on("unhandledRejection", onFailure);
  app.on("render-process-gone", (_event, _contents, { reason }) => {
    if (reason !== "clean-exit") onFailure(new Error(`The window's process ended: ${reason}`));
  });
}
