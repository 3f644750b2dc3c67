/** Copies a secret to the clipboard for a minute at most. */
import { app, clipboard } from "electron";
import { Secret } from "../../security/secret.js";

const secondsKept = 60;

let held: { readonly secret: Secret; readonly timer: NodeJS.Timeout } | undefined;

/** Clears the clipboard, unless something else was copied since. */
const clear = async (): Promise<void> => {
  const secret = held?.secret.reveal();
  clearTimeout(held?.timer);
  held = undefined;
  // Electron 45 answers with a promise, 33 with the text itself.
  if (secret !== undefined && (await clipboard.readText()) === secret) clipboard.clear();
};

/** Copies `text`, and returns the seconds until it is cleared. Quitting clears it at once. */
export function copySecret(text: string): number {
  clearTimeout(held?.timer);
  held = { secret: new Secret(text), timer: setTimeout(() => void clear(), secondsKept * 1000) };
  void clipboard.writeText(text);
  return secondsKept;
}

/** Makes quitting wait until the clipboard is cleared. */
export function setupClipboard(): void {
  app.on("will-quit", (event) => {
    if (held === undefined) return;
    event.preventDefault();
    // Deferred, because Electron ignores a quit during the quit that was just prevented.
    void clear().finally(() => setImmediate(() => app.quit()));
  });
}
