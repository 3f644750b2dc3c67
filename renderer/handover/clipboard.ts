/** Copies a password that is handed over to the clipboard, and clears the clipboard later where that is possible. */
import { client } from "../client.js";

const pageClearsAfterSeconds = 60;

/** The longest text that the door copies (see the contract's copySecret). */
const longestForDoor = 1024;

/** True where `text` is short enough to be copied. */
export const canCopy = (text: string, byDoor: boolean): boolean => !byDoor || text.length <= longestForDoor;

/**
 * Copies with the door's clipboard where it has one, else with the browser's, and returns a sentence that says when the
 * clipboard is cleared. A page can clear it only while it is in front, and cannot see what was copied elsewhere.
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

// The clipboard is cleared only if the page was not left and nothing else was copied from it. No copy of the secret is kept.
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
