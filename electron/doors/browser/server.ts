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
import { startIdleClock } from "./idle-clock.js";
import { makeOneTimeLink } from "./one-time-link.js";
import { checkRequest } from "./request-check.js";
import { makeSessionCookie } from "./session-cookie.js";

const loopback = "127.0.0.1";
/** Bytes: room for the largest text that the editor may hold, escaped as JSON. */
const largestBody = 24 * 1024 * 1024;
const startAgain =
  "This link was used already or is too old. Run gatehouse serve again and open the link it prints. " +
  "A console that is open already is at the address in its tab.";

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
    // The path is compared as it came, neither decoded nor resolved, so that only an exact path leads anywhere.
    const [pathname = "/", query = ""] = (request.url ?? "/").split("?", 2);
    if (pathname === "/open" && request.method === "GET") {
      if (link.redeem(new URLSearchParams(query).get("key") ?? "")) return answerWelcome(response, cookie);
      return answerText(response, 403, startAgain);
    }
    if (!cookie.isHeldBy(request.headers.cookie)) return answerText(response, 403, startAgain);
    // Only requests with the cookie keep the door open: any page or program on this machine can make others.
    idle.watch(response);
    const inside = pathname.startsWith(`${cookie.folder}/`) ? pathname.slice(cookie.folder.length) : null;
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
