/** Limits the connections of those who did not come through the link, so that they leave room for the one who did. */
import type { Server } from "node:http";
import type { Socket } from "node:net";

/** `admit` takes a connection out of the limit, once a request on it has the session's cookie. */
export interface Strangers {
  admit(socket: Socket): void;
}

/** Keeps at most so many connections without the cookie; a newer one takes the place of the oldest. */
export function limitStrangers(server: Server, most: number): Strangers {
  const strangers = new Set<Socket>();
  server.on("connection", (socket) => {
    strangers.add(socket);
    socket.once("close", () => strangers.delete(socket));
    const [oldest] = strangers;
    if (strangers.size > most) oldest?.destroy();
  });
  return { admit: (socket) => void strangers.delete(socket) };
}
