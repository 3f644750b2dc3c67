/** The heartbeat of the browser door: proves to a page that this is the door that served it, and ends with the door. */
import { createHmac } from "node:crypto";
import type { ServerResponse } from "node:http";
import { freshNonce, securityHeaders } from "../web/security-headers.js";
import { answerText } from "./answers.js";

/**
 * Answers a page's challenge with its HMAC-SHA-256 under the door's key, and leaves the answer open. Only a page that this
 * door served has the key too.
 */
export function answerHeartbeat(response: ServerResponse, query: string, key: string): void {
  const challenge = new URLSearchParams(query).get("challenge") ?? "";
  if (!/^[0-9a-f]{32}$/.test(challenge)) {
    answerText(response, 400, "This is no challenge.");
    return;
  }
  response.writeHead(200, { ...securityHeaders(freshNonce()), "content-type": "text/plain; charset=utf-8" });
  response.write(`${createHmac("sha256", key).update(challenge).digest("hex")}\n`);
}
