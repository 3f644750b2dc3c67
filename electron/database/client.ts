/** pg's client, with what pg does not offer: ending a connection at once, for a reason that its statements then give. */
import { Client, type ClientConfig } from "pg";

export class WireClient extends Client {
  constructor(config?: ClientConfig) {
    super(config);
    // A connection in use reports its end by its statements. Unheard, this event would end the process.
    this.on("error", () => undefined);
  }

  /** Ends the connection at once. Every statement that has no answer yet fails with `reason`. */
  cut(reason: Error): void {
    this.connection.stream.destroy(reason);
  }
}

/** The connection's client, for a pool that was given the class. */
export function asWireClient(client: unknown): WireClient {
  if (client instanceof WireClient) return client;
  throw new Error("This pool makes other clients.");
}
