/** pg's client, made so that nothing a server sends ends the process: faults end the connection they come by. */
import type { Socket } from "node:net";
import { Client, type ClientConfig } from "pg";
import { GatehouseError } from "../../shared/errors.js";
import { brokenProtocol, frameCheck } from "./frames.js";

/** The part of pg's connection that its types leave out: it hands the bytes of a stream to pg's parser. */
interface Wire {
  attachListeners(stream: Pick<Socket, "on">): void;
}

export class WireClient extends Client {
  constructor(config?: ClientConfig) {
    super(config);
    // A connection in use reports its end by its statements. Unheard, this event would end the process. Some faults of
    // the login are reported here alone, and the connection would then wait for its timeout.
    this.on("error", (error) => this.cut(error));
    const wire = this.connection as unknown as Wire;
    const attach = wire.attachListeners.bind(wire);
    wire.attachListeners = (stream) => {
      attach({
        on: (event: string, listener: (chunk: Buffer) => void) => stream.on(event, this.#guard(event, listener)),
      } as Pick<Socket, "on">);
    };
  }

  /** Ends the connection at once. Every statement that has no answer yet fails with `reason`. */
  cut(reason: Error): void {
    this.connection.stream.destroy(reason);
  }

  /** pg's parser and what it calls throw on messages they do not know. That is caught here, for this connection alone. */
  #guard(event: string, listener: (chunk: Buffer) => void): (chunk: Buffer) => void {
    if (event !== "data") return listener;
    const check = frameCheck();
    let isBroken = false;
    return (chunk) => {
      if (isBroken) return;
      try {
        check(chunk);
        listener(chunk);
      } catch (error) {
        isBroken = true;
        this.cut(explain(error));
      }
    };
  }
}

/** The ways to log in that the protocol has numbers for, and that pg does not know. */
const loginWays: Readonly<Record<string, string>> = {
  2: "Kerberos V5",
  6: "SCM credentials",
  7: "GSSAPI",
  8: "GSSAPI",
  9: "SSPI",
};

function explain(error: unknown): GatehouseError {
  if (error instanceof GatehouseError) return error;
  const number = /^Unknown authenticationOk message type (\d+)$/.exec(error instanceof Error ? error.message : "")?.[1];
  return number === undefined
    ? brokenProtocol(error)
    : unknownLogin(loginWays[number] ?? `a way with the number ${number}`);
}

/** The error for a way to log in that Gatehouse does not have. */
export const unknownLogin = (way: string, cause?: unknown): GatehouseError =>
  new GatehouseError("LOGIN_UNSUPPORTED", `The server asks for a login by ${way}, which Gatehouse does not have.`, {
    cause,
  });

/** The connection's client, for a pool that was given the class. */
export function asWireClient(client: unknown): WireClient {
  if (client instanceof WireClient) return client;
  throw new Error("This pool makes other clients.");
}
