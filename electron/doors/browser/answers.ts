/** Answers of the browser door itself: short texts, and the page that sets the session cookie. */
import type { ServerResponse } from "node:http";
import { freshNonce, securityHeaders } from "../web/security-headers.js";
import type { SessionCookie } from "./session-cookie.js";

/** Answers with a sentence in plain text and closes the connection, because the request's body may not have been read. */
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
 * Sets the session cookie with a page that moves on to the window's page by itself. A redirect would not do: a browser
 * that followed the link from another site's page, such as a chat or a wiki, sends no SameSite=Strict cookie with the
 * redirected request. A request that our own page makes does carry it.
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
