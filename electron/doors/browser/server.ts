/** The browser door: serves the window and the contract to one browser on this machine. It closes when it is idle. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { BodyLimitPlugin, RPCHandler } from "@orpc/server/node";
import { GatehouseError } from "../../../shared/errors.js";
import { loggedFailure } from "../../../shared/failure.js";
import { type Console, openConsole } from "../../console/console.js";
import type { ConsoleStart } from "../../console/environment.js";
import { log } from "../../files/log.js";
import { router } from "../../router/router.js";
import { freshNonce, securityHeaders } from "../web/security-headers.js";
import { openWindowFiles, windowFolder } from "../web/window-files.js";
import { answerText, answerWelcome } from "./answers.js";
import { answerHeartbeat } from "./heartbeat.js";
import { startIdleClock } from "./idle-clock.js";
import { makeOneTimeLink, randomKey } from "./one-time-link.js";
import { checkRequest } from "./request-check.js";
import { makeSessionCookie } from "./session-cookie.js";
import { limitStrangers } from "./strangers.js";

const loopback = "127.0.0.1";
/** Bytes: room for the largest text that the editor may hold, escaped as JSON. */
const largestBody = 24 * 1024 * 1024;
const startAgain =
  "This link was used already or is too old. Run gatehouse serve again and open the link it prints. " +
  "A console that is open already is at the address in its tab.";
const usedTwice =
  "This link was opened a second time, and only one of the two can have been you. Gatehouse has ended this console. " +
  "Run gatehouse serve again and paste the link it prints into the browser.";
/** Milliseconds for the last answer to reach whoever asked. */
const lastWords = 200;
/** Of `mostConnections`; the others are for the browser that came through the link. */
const mostStrangers = 32;
const mostConnections = 64;

export interface BrowserDoorOptions {
  readonly start: ConsoleStart;
  readonly version: string;
  /** Left out, a free port is chosen. */
  readonly port?: number | undefined;
  /** The minutes without a request from the browser that was let in after which the door closes. Left out, 30. */
  readonly idleMinutes?: number;
}

/** An open browser door. `url` is its one-time link. `closed` resolves when the door is closed, for whatever reason. */
export interface BrowserDoor {
  readonly url: string;
  readonly closed: Promise<void>;
  /** Why the door closed by itself, as a sentence, or null. */
  readonly reason: () => string | null;
  close(): Promise<void>;
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const why = cause.code === "EADDRINUSE" ? "is taken by another program" : "cannot be used by this user";
      reject(new GatehouseError("PORT_TAKEN", `Port ${port} of ${loopback} ${why}.`, { cause }));
    });
    server.listen(port, loopback, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });

/** Opens the door on 127.0.0.1. It closes when it is idle, and on SIGINT or SIGTERM. Errors: PORT_TAKEN. */
export async function serveBrowser(options: BrowserDoorOptions): Promise<BrowserDoor> {
  const server = createServer({
    maxHeaderSize: 16 * 1024,
    headersTimeout: 10_000,
    requestTimeout: 60_000,
    connectionsCheckingInterval: 1000,
  });
  server.maxConnections = mostConnections;
  const strangers = limitStrangers(server, mostStrangers);
  const port = await listen(server, options.port ?? 0);

  const link = makeOneTimeLink();
  const cookie = makeSessionCookie(port);
  const doorKey = randomKey();
  const windowFiles = openWindowFiles(windowFolder(), options.start, doorKey);
  const adminConsole: Console = openConsole({ door: "browser", version: options.version }, options.start);
  const rpc = new RPCHandler(router, { plugins: [new BodyLimitPlugin({ maxBodySize: largestBody })] });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = checkRequest(request, port);
    if (refusal !== null) return answerText(response, refusal.status, refusal.text);
    // The path is compared as it came, neither decoded nor resolved, so that only an exact path leads anywhere.
    const [pathname = "/", query = ""] = (request.url ?? "/").split("?", 2);
    if (pathname === "/open" && request.method === "GET") {
      // A browser that fetches the link ahead has not been told to open it.
      if (request.headers["sec-purpose"] !== undefined) return answerText(response, 403, startAgain);
      const redeemed = link.redeem(new URLSearchParams(query).get("key") ?? "");
      if (redeemed === "in") return answerWelcome(response, cookie);
      if (redeemed === "again") endAfterSecondUse();
      return answerText(response, 403, redeemed === "again" ? usedTwice : startAgain);
    }
    if (!cookie.isHeldBy(request.headers.cookie)) return answerText(response, 403, startAgain);
    strangers.admit(request.socket);
    const inside = pathname.startsWith(`${cookie.folder}/`) ? pathname.slice(cookie.folder.length) : null;
    // It lasts as long as the page does, and is no use of the console.
    if (inside === "/alive" && request.method === "GET") return answerHeartbeat(response, query, doorKey);
    // Only requests with the cookie keep the door open: any page or program on this machine can make others.
    idle.watch(response);
    if (inside?.startsWith("/rpc/")) return answerCall(request, response);
    if (request.method === "POST") return answerText(response, 405, "This address is only for reading.");
    const file = inside === null ? null : await windowFiles(inside);
    if (file === null) return answerText(response, 404, "There is nothing at this address.");
    response.writeHead(200, { ...file.headers, "content-length": file.body.length });
    response.end(request.method === "HEAD" ? undefined : file.body);
  };

  const answerCall = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== "POST") return answerText(response, 405, "Calls are made with POST.");
    for (const [name, value] of Object.entries(securityHeaders(freshNonce()))) response.setHeader(name, value);
    const { matched } = await rpc.handle(request, response, {
      prefix: `${cookie.folder}/rpc`,
      context: { console: adminConsole },
    });
    if (!matched) answerText(response, 404, "There is no such call.");
  };

  let finish = (): void => {};
  const closed = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let reason: string | null = null;
  const endAfterSecondUse = (): void => {
    if (reason !== null) return;
    reason = usedTwice;
    log.error({ port }, "the one-time link was used twice");
    setTimeout(() => void close(), lastWords);
  };
  let closing = false;
  const close = async (): Promise<void> => {
    if (closing) return closed;
    closing = true;
    idle.stop();
    process.off("SIGINT", close).off("SIGTERM", close);
    server.close();
    server.closeAllConnections();
    await adminConsole.close().finally(finish);
  };

  const idle = startIdleClock((options.idleMinutes ?? 30) * 60_000, close);
  process.once("SIGINT", close).once("SIGTERM", close);
  server.on("request", (request, response) => {
    answer(request, response).catch((error: unknown) => {
      log.error({ err: error }, "unexpected failure in the browser door");
      if (response.headersSent) response.destroy();
      else answerText(response, 500, loggedFailure.message);
    });
  });
  return { url: `http://${loopback}:${port}/open?key=${link.key}`, closed, reason: () => reason, close };
}
