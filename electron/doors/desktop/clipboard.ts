/** A secret on the clipboard, for a minute at most. */
import { app, clipboard } from "electron";
import { Secret } from "../../security/secret.js";

const secondsKept = 60;

let held: { readonly secret: Secret; readonly timer: NodeJS.Timeout } | undefined;

/** Takes the secret off again, unless something else was copied since. */
const clear = async (): Promise<void> => {
  const secret = held?.secret.reveal();
  clearTimeout(held?.timer);
  held = undefined;
  // Electron 45 answers with a promise, 33 with the text itself.
  if (secret !== undefined && (await clipboard.readText()) === secret) clipboard.clear();
};

/** Copies `text` and answers after how many seconds it is taken off again; quitting takes it off at once. */
export function copySecret(text: string): number {
  clearTimeout(held?.timer);
  held = { secret: new Secret(text), timer: setTimeout(() => void clear(), secondsKept * 1000) };
  void clipboard.writeText(text);
  return secondsKept;
}

/** Leaves no secret behind on the clipboard: quitting waits until it is taken off. */
export function setupClipboard(): void {
  app.on("will-quit", (event) => {
    if (held === undefined) return;
    event.preventDefault();
    // Not at once: a quit inside the quit that was just prevented would be forgotten.
    void clear().finally(() => setImmediate(() => app.quit()));
  });
}
