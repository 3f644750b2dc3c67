/** The browser door against everything that is not our own page. */
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BrowserDoor, serveBrowser } from "../../../../electron/doors/browser/server.js";
import { ask, type Entrance, enter, ownCall, place } from "./visitor.js";

let door: BrowserDoor;
let entrance: Entrance;
let cookie: string;
let folder: string;
let port: number;

beforeAll(async () => {
  door = await serveBrowser({ start: {}, version: "1.2.3" });
  port = place(door).port;
  entrance = await enter(door);
  ({ cookie, folder } = entrance);
});
afterAll(() => door.close());

const withHeaders = (changed: Readonly<Record<string, string | undefined>>) => {
  const call = ownCall(door, entrance);
  const headers = Object.entries({ ...call.headers, ...changed }).filter((pair): pair is [string, string] => !!pair[1]);
  return { ...call, headers: Object.fromEntries(headers) };
};

describe("our own page", () => {
  it("is served and may call", async () => {
    const page = await ask(port, { path: `${folder}/`, headers: { cookie } });
    expect(page.status).toBe(200);
    expect(page.body).toContain('<div id="root">');
    const call = await ask(port, ownCall(door, entrance));
    expect(call.status).toBe(200);
    expect(JSON.parse(call.body).json).toMatchObject({ door: "browser", version: "1.2.3", canChooseFiles: false });
  });

  it("may be reached as localhost, with the Origin to match", async () => {
    const host = `localhost:${port}`;
    expect((await ask(port, withHeaders({ host, origin: `http://${host}` }))).status).toBe(200);
    expect((await ask(port, withHeaders({ host }))).status).toBe(403);
  });
});

describe("what is answered", () => {
  it("carries a strict policy with a nonce that is never the same, and is never stored", async () => {
    const pages = await Promise.all([1, 2].map(() => ask(port, { path: `${folder}/`, headers: { cookie } })));
    const nonces = pages.map(({ headers, body }) => {
      const policy = String(headers["content-security-policy"]);
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w-]{22}'; /);
      expect(policy).not.toContain("unsafe");
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cache-control": "no-store",
      });
      const nonce = /'nonce-([\w-]+)'/.exec(policy)?.[1] ?? "";
      expect(body).toContain(`nonce="${nonce}"`);
      expect(body).not.toContain("__CSP_NONCE__");
      return nonce;
    });
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it("carries the same headers on calls and refusals", async () => {
    for (const reply of [
      await ask(port, ownCall(door, entrance)),
      await ask(port),
      await ask(port, { method: "PUT" }),
    ]) {
      expect(reply.headers).toMatchObject({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
      expect(reply.headers["content-security-policy"]).toContain("default-src 'none'");
    }
  });
});

describe("requests addressed to somebody else", () => {
  it.each([
    "evil.example",
    "evil.example:PORT",
    "127.0.0.1",
    "127.0.0.1:1",
    "127.0.0.1.nip.io:PORT",
    "[::1]:PORT",
    "0.0.0.0:PORT",
  ])("a name re-bound to this machine gets nothing: Host %s", async (pattern) => {
    const host = pattern.replace("PORT", String(port));
    for (const asking of [
      withHeaders({ host, origin: `http://${host}` }),
      { path: `${folder}/`, headers: { cookie } },
    ]) {
      const reply = await ask(port, { ...asking, headers: { ...asking.headers, host } });
      expect([400, 421]).toContain(reply.status);
      expect(reply.body).not.toContain("root");
    }
  });

  it("an absolute request line does not stand in for Host", async () => {
    const path = `http://127.0.0.1:${port}${folder}/`;
    expect((await ask(port, { path, headers: { cookie, host: "evil.example" } })).status).toBe(421);
  });
});

describe("requests from another page", () => {
  it.each([
    ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["another port of this machine", { origin: "http://127.0.0.1:1", "sec-fetch-site": "same-site" }],
    ["a page without an origin", { origin: "null" }],
    ["https instead of http", { origin: "https://127.0.0.1:PORT" }],
    ["the same machine by another name", { origin: "http://localhost:PORT" }],
    ["nobody", { origin: undefined, "sec-fetch-site": undefined }],
    ["a forged Origin that the browser contradicts", { "sec-fetch-site": "cross-site" }],
    ["a neighbour that the browser tells apart", { "sec-fetch-site": "same-site" }],
    ["a form, as plain text", { origin: "https://evil.example", "content-type": "text/plain" }],
    ["a form without Origin", { origin: undefined, "content-type": "text/plain" }],
  ])("a call from %s is refused", async (_who, changed) => {
    const origin = "origin" in changed ? changed.origin?.replace("PORT", String(port)) : place(door).host;
    const headers = "origin" in changed ? { ...changed, origin } : changed;
    const reply = await ask(port, withHeaders(headers));
    expect(reply.status).toBe(403);
    expect(reply.body).not.toContain("json");
  });

  it("even reading is refused where the browser says whose page asks", async () => {
    expect((await ask(port, { path: `${folder}/`, headers: { cookie, origin: "https://evil.example" } })).status).toBe(
      403,
    );
  });
});

describe("requests without our session", () => {
  it.each([
    ["no cookie", () => undefined],
    ["an empty cookie", () => `gatehouse_${port}=`],
    ["another value", () => `gatehouse_${port}=${"A".repeat(43)}`],
    ["a cut value", () => cookie.slice(0, -1)],
    ["a longer value", () => `${cookie}A`],
    ["the value under another door's name", () => cookie.replace(/^\w+/, "gatehouse_1")],
  ])("%s gets nothing", async (_what, other) => {
    for (const path of ["/", "/index.html", "/icon.svg"].flatMap((file) => [file, folder + file])) {
      const given = other();
      const reply = await ask(port, { path, headers: given === undefined ? {} : { cookie: given } });
      expect(reply.status).toBe(403);
    }
    expect((await ask(port, withHeaders({ cookie: other() }))).status).toBe(403);
  });

  it("the cookie of one door does not open another", async () => {
    const other = await serveBrowser({ start: {}, version: "1.2.3" });
    try {
      const path = `${folder}/`;
      const { cookie: foreign } = await enter(other);
      expect((await ask(port, { path, headers: { cookie: foreign } })).status).toBe(403);
      expect((await ask(port, { path, headers: { cookie: `${foreign}; ${cookie}` } })).status).toBe(200);
    } finally {
      await other.close();
    }
  });
});

describe("paths", () => {
  it.each([
    "/../package.json",
    "/..%2fpackage.json",
    "/%2e%2e/package.json",
    "/..\\package.json",
    "/..%5cpackage.json",
    "/assets/../../package.json",
    "/assets/..%2f..%2felectron/main.js",
    "//etc/passwd",
    "/.env",
    "/index.html/",
    "/assets",
    "/assets/",
    "/index.html%00.js",
    "/C:/windows/win.ini",
    `/${"a".repeat(300)}.js`,
  ])("nothing but the window's own files is found: %s", async (path) => {
    for (const inside of ["", folder]) {
      const reply = await ask(port, { path: inside + path, headers: { cookie } });
      expect(reply.status).toBe(404);
      expect(reply.body).toBe("There is nothing at this address.\n");
    }
  });

  it("the window and the calls are in the cookie's folder and nowhere else", async () => {
    for (const path of ["/", "/index.html", "/icon.svg", folder, `${folder}x/`, `/x${folder}/`]) {
      expect((await ask(port, { path, headers: { cookie } })).status).toBe(404);
    }
    for (const path of ["/rpc/door/describe", `${folder}x/rpc/door/describe`]) {
      expect((await ask(port, { ...ownCall(door, entrance), path })).status).toBe(405);
    }
  });

  it("a call that does not exist, and a path beside the calls, are not found", async () => {
    expect((await ask(port, ownCall(door, entrance, "door/open"))).status).toBe(404);
    expect((await ask(port, ownCall(door, entrance, "../door/describe"))).status).toBe(404);
  });
});

describe("methods", () => {
  it.each(["OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "PROPFIND"])("%s is refused everywhere", async (method) => {
    for (const path of [`${folder}/`, `${folder}/rpc/door/describe`]) {
      const reply = await ask(port, { ...withHeaders({}), body: "", method, path });
      expect(reply.status).toBe(405);
      expect(reply.headers.allow).toBe("GET, HEAD, POST");
      expect(reply.headers["access-control-allow-origin"]).toBeUndefined();
    }
  });

  it("HEAD gives the headers of the page and no page", async () => {
    const reply = await ask(port, { path: `${folder}/`, method: "HEAD", headers: { cookie } });
    expect(reply).toMatchObject({ status: 200, body: "" });
  });

  it("a call is never made by reading, nor the page by writing", async () => {
    expect((await ask(port, { path: `${folder}/rpc/session/signOut?data=%7B%7D`, headers: { cookie } })).status).toBe(
      405,
    );
    expect((await ask(port, { ...ownCall(door, entrance), path: `${folder}/` })).status).toBe(405);
  });

  it("CONNECT and Upgrade get no tunnel", async () => {
    const upgrade = { cookie, connection: "Upgrade", upgrade: "websocket" };
    expect((await ask(port, { path: `${folder}/`, headers: upgrade })).status).toBe(200);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, "127.0.0.1", () =>
        socket.write("CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n"),
      );
      let text = "";
      socket.on("data", (piece) => {
        text += piece.toString();
      });
      socket.on("close", () => resolve(text));
      socket.on("error", reject);
    });
    expect(answer).not.toContain("200");
  });
});

describe("sizes", () => {
  const big = "x".repeat(5 * 1024 * 1024);

  it("a body over 24 mebibytes is refused by its length", async () => {
    const body = JSON.stringify({ json: { paths: [big.repeat(5)] } });
    const call = ownCall(door, entrance, "configuration/validate");
    const headers = { ...call.headers, "content-length": String(body.length) };
    const status = await ask(port, { ...call, headers, body }).then(
      (reply) => reply.status,
      () => "closed",
    );
    expect([413, "closed"]).toContain(status);
  });

  it("a body over 24 mebibytes is refused without a length too, and the door goes on", async () => {
    const call = ownCall(door, entrance, "configuration/validate");
    const status = await ask(port, { ...call, body: ['{"json":{"paths":["', big, big, big, big, big, '"]}}'] }).then(
      (reply) => reply.status,
      () => "closed",
    );
    expect([413, "closed"]).toContain(status);
    expect((await ask(port, ownCall(door, entrance))).status).toBe(200);
  });

  it("headers over 16 KiB are refused", async () => {
    const status = await ask(port, { headers: { cookie, "x-noise": "x".repeat(20_000) } }).then(
      (reply) => reply.status,
      () => "closed",
    );
    expect([431, "closed"]).toContain(status);
  });
});
