/** Decides which requests are let in: those that our own page makes and that are addressed to this server. */
import type { IncomingMessage } from "node:http";

/** The HTTP status and the sentence that a request is turned away with. */
export interface Refusal {
  readonly status: 403 | 405 | 421;
  readonly text: string;
}

const safeMethods = ["GET", "HEAD"];

/**
 * Null for a request that is let in. Its Host has to be this server's own, which excludes names re-bound to 127.0.0.1.
 * Its Origin has to be this server's own as well; only GET and HEAD may leave it out. Sec-Fetch-Site tells requests of
 * pages on another port of this machine.
 */
export function checkRequest({ method = "", headers, rawHeaders }: IncomingMessage, port: number): Refusal | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = headers;
  // Node reads the first of several, which need not be the one that something before it read.
  const named = rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === "host");
  if (host === undefined || named.length > 1 || !hosts.includes(host))
    return { status: 421, text: "This is not the address of this console." };
  if (![...safeMethods, "POST"].includes(method)) return { status: 405, text: "This method is not allowed here." };
  const foreign = { status: 403, text: "Only the console's own page may ask for this." } as const;
  if (origin !== undefined && origin !== `http://${host}`) return foreign;
  if (safeMethods.includes(method)) return null;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return foreign;
  return origin === undefined ? foreign : null;
}
