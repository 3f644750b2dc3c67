/** A server that speaks Postgres's protocol as far as a test wants it to, and beyond that sends what the test says. */
import { createServer, type Server, type Socket } from "node:net";

/** One message of the protocol: a letter, the length, and the parts, texts with their NUL and numbers as int32. */
export function message(letter: string, ...parts: readonly (string | number | Buffer)[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => {
      if (typeof part === "string") return Buffer.from(`${part}\0`);
      if (Buffer.isBuffer(part)) return part;
      const number = Buffer.alloc(4);
      number.writeInt32BE(part);
      return number;
    }),
  );
  const head = Buffer.alloc(5);
  head.write(letter);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const int16 = (number: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(number);
  return bytes;
};

/** One row of text columns, as the answer to a simple query. */
export function row(columns: Readonly<Record<string, string>>): Buffer {
  const names = Object.keys(columns);
  const text = 25; // the type's oid
  const fields = names.flatMap((name) => [name, 0, int16(0), text, int16(-1), -1, int16(0)]);
  const values = Object.values(columns).flatMap((value) => [Buffer.byteLength(value), Buffer.from(value)]);
  return Buffer.concat([
    message("T", int16(names.length), ...fields),
    message("D", int16(names.length), ...values),
    message("C", "SELECT 1"),
  ]);
}

export const authenticationOk = message("R", 0);
export const ready = (status: "I" | "T" = "I"): Buffer => message("Z", Buffer.from(status));
export const failure = (state: string, text: string): Buffer =>
  message("E", Buffer.from("S"), "FATAL", Buffer.from("C"), state, Buffer.from("M"), text, Buffer.from([0]));

/** What the server sends. Nothing for undefined. A connection's first message is the startup, with the letter "". */
export type Answer = (letter: string, text: string, socket: Socket) => Buffer | undefined;

/** A login without a password, and a server of that version for all statements. */
export const healthy =
  (version = "18.4", number = 180_004): Answer =>
  (letter, text) => {
    if (letter === "") return Buffer.concat([authenticationOk, ready()]);
    if (letter !== "Q") return undefined;
    if (text.startsWith("begin")) return Buffer.concat([message("C", "BEGIN"), ready("T")]);
    if (text.startsWith("rollback") || text.startsWith("commit"))
      return Buffer.concat([message("C", "COMMIT"), ready()]);
    return Buffer.concat([row({ number: String(number), version, user: "ada" }), ready("T")]);
  };

export interface FakeServer {
  /** Its URL, with sslmode=disable. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a server on a free port of loopback. */
export async function startFakeServer(answer: Answer): Promise<FakeServer> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    let pending = Buffer.alloc(0);
    let started = false;
    socket.on("data", (chunk) => {
      pending = Buffer.concat([pending, chunk]);
      for (;;) {
        const head = started ? 1 : 0;
        if (pending.length < head + 4) return;
        const end = head + pending.readInt32BE(head);
        if (pending.length < end) return;
        const letter = started ? pending.toString("latin1", 0, 1) : "";
        const text = pending.toString("utf8", head + 4, end).replace(/\0$/, "");
        pending = pending.subarray(end);
        started = true;
        const bytes = answer(letter, text, socket);
        if (bytes !== undefined && socket.writable) socket.write(bytes);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `postgres://ada:hunter2@127.0.0.1:${port}/harbour?sslmode=disable`,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
