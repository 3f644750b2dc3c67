/** What nobody expected: into the log with what helps to find it, to the person as a plain sentence. */
import { app, dialog } from "electron";

let showing = false;

/** Logs `error` and says so without a stack. Before the window is there, there is nothing to go on with: ends. */
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

/** An open window stays open: it may show an initial password that nobody has noted yet. */
export function setupFailures(isWindowOpen: () => boolean): void {
  const onFailure = (error: unknown): void => void report(error, !isWindowOpen());
  process.on("uncaughtException", onFailure);
  process.on("unhandledRejection", onFailure);
  app.on("render-process-gone", (_event, _contents, { reason }) => {
    if (reason !== "clean-exit") onFailure(new Error(`The window's process ended: ${reason}`));
  });
}
