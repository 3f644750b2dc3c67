/** A visitor of the browser door that can send whatever it likes, byte for byte: no client cleans up after it. */
import { request } from "node:http";
import type { BrowserDoor } from "../../../../electron/doors/browser/server.js";

/** An answer as it came over the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

export interface Asking {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | readonly string[];
}

/** Where a door listens, and the path of its one-time link. */
export const place = (
  door: BrowserDoor,
): { readonly port: number; readonly host: string; readonly linkPath: string } => {
  const { port, host, pathname, search } = new URL(door.url);
  return { port: Number(port), host, linkPath: pathname + search };
};

/** Sends one request to `port` as it is given; a body in pieces goes out chunked, without a length. */
export function ask(port: number, { method = "GET", path = "/", headers = {}, body }: Asking = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: "127.0.0.1", port, method, path, headers, agent: false }, (incoming) => {
      const pieces: Buffer[] = [];
      incoming.on("data", (piece: Buffer) => pieces.push(piece));
      incoming.on("end", () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: Buffer.concat(pieces).toString(),
        }),
      );
      incoming.on("error", reject);
    });
    outgoing.on("error", reject);
    if (Array.isArray(body)) for (const piece of body) outgoing.write(piece);
    else if (typeof body === "string") outgoing.write(body);
    outgoing.end();
  });
}

/** What a browser has once it came through the link: the `Cookie` header, and the folder that it is sent to. */
export interface Entrance {
  readonly cookie: string;
  readonly folder: string;
}

/** Goes through the one-time link. */
export async function enter(door: BrowserDoor): Promise<Entrance> {
  const { port, linkPath } = place(door);
  const { status, headers } = await ask(port, { path: linkPath });
  const [setCookie = ""] = headers["set-cookie"] ?? [];
  if (status !== 200) throw new Error(`the link answered ${status}`);
  const folder = /; Path=(\/[\w-]+)\/$/.exec(setCookie)?.[1];
  if (folder === undefined) throw new Error("the cookie is for no folder of its own");
  return { cookie: setCookie.split(";", 1)[0] ?? "", folder };
}

/** What our own page sends with a call of the contract. */
export const ownCall = (door: BrowserDoor, { cookie, folder }: Entrance, call = "door/describe"): Asking => ({
  method: "POST",
  path: `${folder}/rpc/${call}`,
  headers: {
    origin: `http://${place(door).host}`,
    "sec-fetch-site": "same-origin",
    "content-type": "application/json",
    cookie,
  },
  body: "{}",
});
