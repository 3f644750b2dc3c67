/** How the browser door opens, lets one browser in, and closes. */
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { sql } from "kysely";
import { afterEach, describe, expect, it, vi } from "vitest";
import { transact } from "../../../../electron/database/transaction.js";
import { type BrowserDoor, type BrowserDoorOptions, serveBrowser } from "../../../../electron/doors/browser/server.js";
import { makeWorld, untilSomebodyWaits } from "../../world.js";
import { ask, type Entrance, enter, ownCall, place } from "./visitor.js";

const doors: BrowserDoor[] = [];
const open = async (options: Partial<BrowserDoorOptions> = {}): Promise<BrowserDoor> => {
  const door = await serveBrowser({ start: {}, version: "1.2.3", ...options });
  doors.push(door);
  return door;
};
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(doors.splice(0).map((door) => door.close()));
});

const callDoor = (door: BrowserDoor, entrance: Entrance, call: string, json: unknown = {}) =>
  ask(place(door).port, { ...ownCall(door, entrance, call), body: JSON.stringify({ json }) });

const minutes = 60_000;
const later = (milliseconds: number): void => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + milliseconds });
};
const isUp = (door: BrowserDoor): Promise<boolean> =>
  ask(place(door).port).then(
    () => true,
    () => false,
  );
const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("the one-time link", () => {
  it("holds 256 bits and names 127.0.0.1", async () => {
    const door = await open();
    expect(door.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open\?key=[\w-]{43}$/);
  });

  it("hands out a cookie that scripts and other sites never get, without redirecting", async () => {
    const door = await open();
    const { port, linkPath } = place(door);
    const reply = await ask(port, { path: linkPath });
    expect(reply.status).toBe(200);
    expect(reply.headers["set-cookie"]).toEqual([
      expect.stringMatching(new RegExp(`^gatehouse_${port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/[\\w-]{43}/$`)),
    ]);
    const [, folder] = /Path=(.*)$/.exec(String(reply.headers["set-cookie"])) ?? [];
    expect(reply.body).toContain(`content="0;url=${folder}"`);
    expect(reply.body).not.toContain(linkPath);
  });

  it("works once", async () => {
    const door = await open();
    const { port, linkPath } = place(door);
    await enter(door);
    const second = await ask(port, { path: linkPath });
    expect(second.status).toBe(403);
    expect(second.headers["set-cookie"]).toBeUndefined();
    expect(second.body).toContain("gatehouse serve");
  });

  it("works once even when two ask at the same moment", async () => {
    const { port, linkPath } = place(await open());
    const replies = await Promise.all([1, 2, 3, 4].map(() => ask(port, { path: linkPath })));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 403, 403, 403]);
  });

  it("is not used up by a wrong key, a look at its headers, or a request under another name", async () => {
    const door = await open();
    const { port, linkPath } = place(door);
    for (const path of ["/open", "/open?key=", "/open?key=x", `${linkPath}x`, linkPath.slice(0, -1)]) {
      expect((await ask(port, { path })).status).toBe(403);
    }
    expect((await ask(port, { method: "HEAD", path: linkPath })).status).toBe(403);
    expect((await ask(port, { path: linkPath, headers: { host: "evil.example" } })).status).toBe(421);
    await expect(enter(door)).resolves.toMatchObject({ cookie: expect.stringContaining("gatehouse_") });
  });

  it("works for ten minutes and not longer", async () => {
    const [early, late] = [await open(), await open()];
    later(10 * minutes - 1000);
    await expect(enter(early)).resolves.toMatchObject({ cookie: expect.stringContaining("gatehouse_") });
    later(2000);
    await expect(enter(late)).rejects.toThrow("403");
  });

  it("expiring does not end a session that it began", async () => {
    const door = await open();
    const entrance = await enter(door);
    later(11 * minutes);
    expect((await ask(place(door).port, ownCall(door, entrance))).status).toBe(200);
  });
});

describe("the port", () => {
  it("is taken on 127.0.0.1 alone", async () => {
    const { port } = place(await open());
    const elsewhere = createServer().listen(port, "127.0.0.2");
    await once(elsewhere, "listening"); // would fail if the door listened on every address
    elsewhere.close();
  });

  it("that another program holds is reported as such", async () => {
    const { port } = place(await open());
    await expect(open({ port })).rejects.toMatchObject({
      code: "PORT_TAKEN",
      message: expect.stringContaining(`${port}`),
    });
  });

  it("can be chosen", async () => {
    const first = await open();
    const { port } = place(first);
    await first.close();
    expect(place(await open({ port })).port).toBe(port);
  });
});

describe("the end", () => {
  it("comes when nobody asked for anything for the time given", async () => {
    const door = await open({ idleMinutes: 0.005 });
    await door.closed;
    expect(await isUp(door)).toBe(false);
  });

  it("is put off by every request of whoever came through the link", async () => {
    const door = await open({ idleMinutes: 0.02 });
    const entrance = await enter(door);
    for (let asked = 0; asked < 6; asked += 1) {
      await wait(500);
      expect((await ask(place(door).port, ownCall(door, entrance))).status).toBe(200);
    }
    await door.closed;
  });

  it("is not put off by anybody else, however often they knock", async () => {
    const door = await open({ idleMinutes: 0.02 });
    let knocks = 0;
    while (await isUp(door)) {
      knocks += 1;
      if (knocks > 20) throw new Error("strangers keep the door open");
      await wait(200);
    }
    expect(knocks).toBeGreaterThan(1);
    await door.closed;
  });

  it.each(["SIGINT", "SIGTERM"] as const)("comes with %s, and leaves no listener behind", async (signal) => {
    const before = process.listenerCount(signal);
    const door = await open();
    expect(process.listenerCount(signal)).toBe(before + 1);
    process.emit(signal, signal);
    await door.closed;
    expect(process.listenerCount(signal)).toBe(before);
    expect(await isUp(door)).toBe(false);
  });

  it("can be asked for twice", async () => {
    const door = await open();
    await Promise.all([door.close(), door.close()]);
    await door.closed;
  });

  it("waits a few seconds for a call that waits for a lock, and not for the lock", async () => {
    const installation = await makeWorld();
    const door = await open({ start: { databaseUrl: installation.db.url } });
    const entrance = await enter(door);
    await callDoor(door, entrance, "connection/connect", { by: "environment" });
    await transact(installation.database, async (transaction) => {
      await sql`lock table public.installation in access exclusive mode`.execute(transaction.kysely);
      const waiting = callDoor(door, entrance, "installation/inspect").catch(() => "gone");
      await untilSomebodyWaits(installation.db);
      const began = performance.now();
      await door.close();
      expect(performance.now() - began).toBeLessThan(8000);
      await waiting;
    });
    await installation.close();
  });

  it("leaves no connection behind that was still being made", async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket)).listen(0, "127.0.0.1");
    await once(silent, "listening");
    const { port } = silent.address() as AddressInfo;
    const door = await open();
    const entrance = await enter(door);
    const url = `postgres://nobody@127.0.0.1:${port}/nothing?sslmode=disable`;
    const connecting = callDoor(door, entrance, "connection/connect", { by: "url", url }).catch(() => "gone");
    await vi.waitFor(() => expect(sockets).toHaveLength(1));
    const gone = Promise.all(sockets.map((socket) => once(socket.resume(), "close")));
    await door.close();
    expect(await Promise.race([gone.then(() => "closed"), wait(3000)])).toBe("closed");
    await connecting;
    silent.close();
  });
});
