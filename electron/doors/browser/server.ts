/** The browser door: serves the window and the contract to one browser on this machine, until nobody uses it any more. */
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
import { startIdleClock } from "./idle-clock.js";
import { makeOneTimeLink } from "./one-time-link.js";
import { checkRequest } from "./request-check.js";
import { makeSessionCookie } from "./session-cookie.js";

const loopback = "127.0.0.1";
/** Room for the largest text the editor may hold, escaped as JSON. */
const largestBody = 24 * 1024 * 1024;
const startAgain =
  "This link was used already or is too old. Run gatehouse serve again and open the link it prints. " +
  "A console that is open already is at the address in its tab.";

export interface BrowserDoorOptions {
  readonly start: ConsoleStart;
  readonly version: string;
  /** Left out, a free one is chosen. */
  readonly port?: number | undefined;
  /** After how many minutes without a request of whoever came through the link the door closes itself. */
  readonly idleMinutes?: number;
}

/** An open door. `url` is the one-time link; `closed` settles when the door is closed, by whom- or whatever. */
export interface BrowserDoor {
  readonly url: string;
  readonly closed: Promise<void>;
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

/** Opens the door on 127.0.0.1. Throws PORT_TAKEN. Closes by itself when idle, and on SIGINT or SIGTERM. */
export async function serveBrowser(options: BrowserDoorOptions): Promise<BrowserDoor> {
  const server = createServer({ maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 60_000 });
  server.maxConnections = 64;
  const port = await listen(server, options.port ?? 0);

  const link = makeOneTimeLink();
  const cookie = makeSessionCookie(port);
  const windowFiles = openWindowFiles(windowFolder(), options.start);
  const adminConsole: Console = openConsole({ door: "browser", version: options.version }, options.start);
  const rpc = new RPCHandler(router, { plugins: [new BodyLimitPlugin({ maxBodySize: largestBody })] });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = checkRequest(request, port);
    if (refusal !== null) return answerText(response, refusal.status, refusal.text);
    // Taken as it came: nothing is decoded or resolved, so nothing but an exact path leads anywhere.
    const [pathname = "/", query = ""] = (request.url ?? "/").split("?", 2);
    if (pathname === "/open" && request.method === "GET") {
      if (link.redeem(new URLSearchParams(query).get("key") ?? "")) return answerWelcome(response, cookie);
      return answerText(response, 403, startAgain);
    }
    if (!cookie.isHeldBy(request.headers.cookie)) return answerText(response, 403, startAgain);
    // Nobody else keeps the door open: any page and any program of this machine may knock.
    idle.watch(response);
    const inside = pathname.startsWith(`${cookie.folder}/`) ? pathname.slice(cookie.folder.length) : null;
    if (inside?.startsWith("/rpc/")) return answerCall(request, response);
    if (request.method === "POST") return answerText(response, 405, "This address only gives, it takes nothing.");
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
  return { url: `http://${loopback}:${port}/open?key=${link.key}`, closed, close };
}
