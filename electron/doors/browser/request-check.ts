/** Which requests may come in at all: the ones our own page makes, addressed to this very server. */
import type { IncomingMessage } from "node:http";

/** Why a request is turned away: the HTTP status and a plain sentence. */
export interface Refusal {
  readonly status: 403 | 405 | 421;
  readonly text: string;
}

const safeMethods = ["GET", "HEAD"];

/**
 * Host must be this server's own (a name that was re-bound to 127.0.0.1 is not), Origin too wherever it is sent, and
 * whatever is not a plain read must send it. Sec-Fetch-Site tells apart what runs on another port of this machine.
 */
export function checkRequest({ method = "", headers }: IncomingMessage, port: number): Refusal | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = headers;
  if (host === undefined || !hosts.includes(host))
    return { status: 421, text: "This is not the address of this console." };
  if (![...safeMethods, "POST"].includes(method)) return { status: 405, text: "This method is not allowed here." };
  const foreign = { status: 403, text: "Only the console's own page may ask for this." } as const;
  if (origin !== undefined && origin !== `http://${host}`) return foreign;
  if (safeMethods.includes(method)) return null;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return foreign;
  return origin === undefined ? foreign : null;
}
