/**
 * Tells whether the door behind this page is the one that served it. After a door has ended, another program may hold its
 * port: it does not have the door's key, so this page says nothing to it.
 */

const selector = 'meta[name="door-key"]';

/** The door's key, which is taken out of the page so that nothing else reads it there; null behind other doors. */
function takeKey(): string | null {
  const carrier = document.querySelector(selector);
  const key = carrier?.getAttribute("content") ?? "";
  carrier?.remove();
  return key === "" ? null : key;
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const toHex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** What only the holder of the key can answer: the HMAC-SHA-256 of the challenge in hexadecimal. */
async function expectedProof(key: string, challenge: string): Promise<string> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const imported = await crypto.subtle.importKey("raw", bytesOf(key), algorithm, false, ["sign"]);
  return toHex(await crypto.subtle.sign("HMAC", imported, bytesOf(challenge)));
}

export interface DoorProof {
  /** Resolves once the door has proved itself, and rejects with a TypeError when it cannot or has ended. */
  readonly proved: () => Promise<void>;
}

const unproved = (): TypeError => new TypeError("The door did not prove itself.");

/**
 * Asks the door for a proof, and holds on to the answer for as long as the door lives: its end is the door's. Calls
 * `onLost` then. `address` is the door's own address for this, and `key` the key that it wrote into the page.
 */
export function watchDoor(address: URL, key: string, onLost: () => void): DoorProof {
  let lost = false;
  const lose = (): void => {
    lost = true;
    onLost();
  };
  const challenge = toHex(crypto.getRandomValues(new Uint8Array(16)).buffer);
  const first = (async (): Promise<void> => {
    const asked = new URL(address);
    asked.searchParams.set("challenge", challenge);
    const [answer, wanted] = await Promise.all([fetch(asked), expectedProof(key, challenge)]);
    const reader = answer.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    if (!answer.ok || reader === undefined || new TextDecoder().decode(value).trim() !== wanted) throw unproved();
    // What the door says after its proof does not matter, only that it goes on.
    void (async () => {
      while (!(await reader.read()).done);
    })()
      .catch(() => undefined)
      .finally(lose);
  })().catch((error: unknown) => {
    lose();
    throw error instanceof TypeError ? error : unproved();
  });
  first.catch(() => undefined); // every call waits for it
  return {
    proved: async () => {
      await first;
      if (lost) throw unproved();
    },
  };
}

/** Watches the door that served this page. A page without a key has nothing to watch. */
export function watchOwnDoor(onLost: () => void): DoorProof {
  const key = takeKey();
  if (key === null) return { proved: async () => undefined };
  return watchDoor(new URL("alive", window.location.href), key, onLost);
}
