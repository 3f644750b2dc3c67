/** The check of a server's bytes: whole messages pass in any pieces, and what is none is refused. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { frameCheck } from "../../../electron/database/frames.js";
import { message } from "../../postgres/fake-server.js";

const frames = fc
  .array(fc.tuple(fc.constantFrom(..."RKSZTDCENI123nstGHWdcA"), fc.uint8Array({ maxLength: 50 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((made) => Buffer.concat(made.map(([letter, body]) => message(letter, Buffer.from(body)))));

test("messages pass, in whatever pieces they come", () => {
  fc.assert(
    fc.property(frames, fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }), (bytes, sizes) => {
      const check = frameCheck();
      for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
        const size = sizes[turn % sizes.length] ?? 1;
        check(bytes.subarray(at, at + size));
        at += size;
      }
    }),
  );
});

test("an unknown letter and a length that none has are refused, also after messages that pass", () => {
  fc.assert(
    fc.property(
      frames,
      fc.constantFrom("X\0\0\0\x04", "Z\0\0\0\0", "Z\xff\xff\xff\xff", "D\xff\xff\xff\xff", "\0"),
      (bytes, wrong) => {
        const check = frameCheck();
        check(bytes);
        expect(() => check(Buffer.from(wrong, "latin1"))).toThrow("not Postgres's protocol");
      },
    ),
  );
});
