/** The browser door's own short answers. */
import type { ServerResponse } from "node:http";
import { freshNonce, securityHeaders } from "../web/security-headers.js";
import type { SessionCookie } from "./session-cookie.js";

/** A sentence in plain text; the connection ends with it, so that an unread body cannot linger. */
export function answerText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    ...securityHeaders(freshNonce()),
    "content-type": "text/plain; charset=utf-8",
    connection: "close",
    ...(status === 405 ? { allow: "GET, HEAD, POST" } : {}),
  });
  response.end(`${text}\n`);
}

/**
 * Sets the session cookie, then moves on to the page. A redirect would not do: a browser that followed the link from
 * another site's page (a chat, a wiki) does not send a SameSite=Strict cookie along with the redirect. A page of our own
 * that moves on by itself makes the next request our own.
 */
export function answerWelcome(response: ServerResponse, { folder, setCookie }: SessionCookie): void {
  response.writeHead(200, {
    ...securityHeaders(freshNonce()),
    "content-type": "text/html; charset=utf-8",
    "set-cookie": setCookie,
  });
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${folder}/">` +
      `<title>Gatehouse</title><a href="${folder}/">Open Gatehouse</a></html>\n`,
  );
}
