/** The browser door against everything that is not our own page. */
import { createServer } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type BrowserDoor, serveBrowser } from "../../../../electron/doors/browser/server.js";
import { watchDoor } from "../../../../renderer/door-proof.js";
import { ask, type Entrance, enter, ownCall, place } from "./visitor.js";

const realFetch = globalThis.fetch;

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

describe("a door that has ended", () => {
  it("cannot be imitated: its page says nothing more, not even to who holds its port and its cookie", async () => {
    const first = await serveBrowser({ start: {}, version: "1.2.3" });
    const where = place(first);
    const came = await enter(first);
    const page = await ask(where.port, { path: `${came.folder}/`, headers: { cookie: came.cookie } });
    const key = /<meta name="door-key" content="([\w-]{43})"/.exec(page.body)?.[1] ?? "";
    const address = new URL(`http://${where.host}${came.folder}/alive`);
    const withCookie = vi
      .spyOn(globalThis, "fetch")
      .mockImplementation((input, init) => realFetch(input, { ...init, headers: { cookie: came.cookie } }));
    try {
      let lost = 0;
      const proof = watchDoor(address, key, () => {
        lost += 1;
      });
      await proof.proved();
      expect(lost).toBe(0);
      await first.close();
      await vi.waitFor(() => expect(lost).toBe(1));
      const imitator = createServer((_request, response) => response.end("a".repeat(64)));
      await new Promise<void>((resolve) => imitator.listen(where.port, "127.0.0.1", resolve));
      await expect(proof.proved()).rejects.toThrow(TypeError);
      await expect(watchDoor(address, key, () => undefined).proved()).rejects.toThrow(TypeError);
      imitator.close();
    } finally {
      withCookie.mockRestore();
    }
  });

  it("proves itself to nobody without the cookie, and says its key in its page alone", async () => {
    const challenge = "0".repeat(32);
    const path = `${folder}/alive?challenge=${challenge}`;
    expect((await ask(port, { path })).status).toBe(403);
    for (const bad of ["", "x", "0".repeat(31), `${"0".repeat(31)}G`]) {
      expect((await ask(port, { path: `${folder}/alive?challenge=${bad}`, headers: { cookie } })).status).toBe(400);
    }
  });
});

describe("a link that is opened a second time", () => {
  it("ends the door, and says why to both", async () => {
    const other = await serveBrowser({ start: {}, version: "1.2.3" });
    await enter(other);
    const { port: theirs, linkPath } = place(other);
    expect((await ask(theirs, { path: `${linkPath}x` })).status).toBe(403);
    expect(other.reason()).toBeNull();
    const again = await ask(theirs, { path: linkPath });
    expect([again.status, again.body]).toEqual([403, expect.stringContaining("opened a second time")]);
    await other.closed;
    expect(other.reason()).toContain("opened a second time");
  });

  it("is not used up by a browser that fetches it ahead", async () => {
    const other = await serveBrowser({ start: {}, version: "1.2.3" });
    const { port: theirs, linkPath } = place(other);
    const ahead = await ask(theirs, { path: linkPath, headers: { "sec-purpose": "prefetch;prerender" } });
    expect(ahead.status).toBe(403);
    await expect(enter(other)).resolves.toMatchObject({ folder: expect.any(String) });
    await other.close();
  });
});

describe("connections of strangers", () => {
  it("leave room for the browser that came through the link, however many and however silent", async () => {
    const other = await serveBrowser({ start: {}, version: "1.2.3" });
    const came = await enter(other);
    const silent = Array.from({ length: 100 }, () =>
      connect(place(other).port, "127.0.0.1").on("error", () => undefined),
    );
    await vi.waitFor(() => expect(silent.filter(({ closed }) => closed).length).toBeGreaterThan(60));
    expect((await ask(place(other).port, ownCall(other, came))).status).toBe(200);
    for (const socket of silent) socket.destroy();
    await other.close();
  });
});

it("a request with two Host headers is refused, whichever comes first", async () => {
  const own = `127.0.0.1:${port}`;
  for (const hosts of [
    [own, "evil.example"],
    ["evil.example", own],
    [own, own],
  ]) {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      let said = "";
      socket.on("data", (piece) => {
        said += piece.toString();
      });
      socket.on("close", () => resolve(said));
      socket.end(
        `GET ${folder}/ HTTP/1.1\r\n${hosts.map((host) => `Host: ${host}\r\n`).join("")}Cookie: ${cookie}\r\nConnection: close\r\n\r\n`,
      );
    });
    expect(answer).toMatch(/^HTTP\/1\.1 4(00|21) /);
  }
});

const badMeta: readonly (readonly [what: string, body: unknown])[] = [
  ["a path that leads nowhere", { json: {}, meta: [["undefined", "a", "b", "c"]] }],
  ["a kind that nobody knows", { json: {}, meta: [["nonsense", 1]] }],
  ["no list", { json: {}, meta: "x" }],
  // oRPC's own kinds: among them 1 is a date and 5 a regular expression.
  ...[0, 1, 2, 3, 4, 5, 6, 7, 99, -1].flatMap((kind) => [
    [`kind ${kind} of a text`, { json: { files: "/(/" }, meta: [[kind, "files"]] }] as const,
    [`kind ${kind} of nothing`, { json: {}, meta: [[kind, "a", "b"]] }] as const,
  ]),
];

it.each(badMeta)("%s in a call's meta is a refused input, and no failure", async (_what, body) => {
  for (const call of ["door/describe", "configuration/read"]) {
    const reply = await ask(port, { ...ownCall(door, entrance, call), body: JSON.stringify(body) });
    expect([reply.status < 500, reply.body]).toEqual([true, reply.body]);
  }
});
