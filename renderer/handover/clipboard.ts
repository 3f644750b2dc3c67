/** Puts a one-time password on the clipboard, and takes it off again where that can be done. */
import { client } from "../client.js";

const pageClearsAfterSeconds = 60;

/** The door takes at most this much at once (see the contract's copySecret). */
const longestForDoor = 1024;

/** True where `text` can be copied in one go. */
export const canCopy = (text: string, byDoor: boolean): boolean => !byDoor || text.length <= longestForDoor;

/**
 * Copies by the door's own clipboard, else by the browser's. Says in a sentence what becomes of the clipboard; a
 * page can only clear it while it is in front, and cannot tell whether something else was copied elsewhere.
 */
export async function copySecret(secret: string, byDoor: boolean): Promise<string> {
  if (byDoor) {
    const { clearsAfterSeconds } = await client.door.copySecret({ secret });
    return `Copied. The clipboard is cleared in ${clearsAfterSeconds} seconds.`;
  }
  try {
    await navigator.clipboard.writeText(secret);
  } catch {
    return "The browser does not allow copying here: select the password and copy it yourself.";
  }
  clearWhileInFront();
  return `Copied. It is cleared in ${pageClearsAfterSeconds} seconds if this page stays in front; otherwise clear the clipboard yourself.`;
}

// Once the page was left or something else was copied, the clipboard is not ours to clear. Keeps no copy of the secret.
function clearWhileInFront(): void {
  const watching = new AbortController();
  const giveUp = (): void => watching.abort();
  for (const event of ["blur", "copy", "cut"]) window.addEventListener(event, giveUp, { signal: watching.signal });
  const timer = setTimeout(() => {
    giveUp();
    navigator.clipboard.writeText("").catch(() => undefined);
  }, pageClearsAfterSeconds * 1000);
  watching.signal.addEventListener("abort", () => clearTimeout(timer));
}
