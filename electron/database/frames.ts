/** The framing of what a server sends: pg reads whatever it is given, and would wait for good or end the process. */
import { GatehouseError } from "../../shared/errors.js";

/** The letters of a server's messages (https://www.postgresql.org/docs/current/protocol-message-formats.html). */
const letters = new Set(Buffer.from("RKSZTDCENI123nstGHWdcAVv"));
/** Rows and copied data may be as long as Postgres's longest value, other messages are short. */
const long = new Set(Buffer.from("DdTV"));
const longest = 0x40000000; // bytes
const longestOther = 0x1000000; // bytes
const headLength = 5;

/** The error for bytes that are no message of the protocol. */
export const brokenProtocol = (cause?: unknown): GatehouseError =>
  new GatehouseError("PROTOCOL_BROKEN", "What the server sent is not Postgres's protocol, or was damaged on the way.", {
    cause,
  });

/**
 * A check for one connection's bytes, to be given every chunk in order. It throws PROTOCOL_BROKEN at the first message
 * with an unknown letter or a length that none has.
 */
export function frameCheck(): (chunk: Buffer) => void {
  let head = Buffer.alloc(0);
  let toSkip = 0;
  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      const skipped = Math.min(toSkip, chunk.length - at);
      toSkip -= skipped;
      at += skipped;
      const taken = chunk.subarray(at, at + headLength - head.length);
      head = Buffer.concat([head, taken]);
      at += taken.length;
      const [letter] = head;
      if (letter !== undefined && !letters.has(letter)) throw brokenProtocol();
      if (letter === undefined || head.length < headLength) return;
      const length = head.readUInt32BE(1);
      if (length < 4 || length > (long.has(letter) ? longest : longestOther)) throw brokenProtocol();
      toSkip = length - 4;
      head = Buffer.alloc(0);
    }
  };
}
