/** Nothing that a server sends ends the process, or keeps a connection waiting for good; others go on. */
import fc from "fast-check";
import { sql } from "kysely";
import { afterEach, describe, expect, test } from "vitest";
import type { Database } from "../../../electron/database/connect.js";
import { query } from "../../../electron/database/transaction.js";
import { GatehouseError } from "../../../shared/errors.js";
import { failureOf } from "../../postgres/failure.js";
import {
  type Answer,
  authenticationOk,
  type FakeServer,
  failure,
  healthy,
  message,
  ready,
  startFakeServer,
} from "../../postgres/fake-server.js";
import { open } from "../world.js";

const servers: FakeServer[] = [];
const serve = async (answer: Answer): Promise<string> => {
  const server = await startFakeServer(answer);
  servers.push(server);
  return server.url;
};
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

/** A server that logs in like any other and answers the first statement after the connection was opened with `bytes`. */
const answering = (bytes: Buffer): Answer => {
  const well = healthy();
  let statements = 0;
  return (letter, text, socket) => {
    if (letter === "Q" && text.startsWith("select 1")) {
      statements += 1;
      socket.end(bytes);
      return undefined;
    }
    return statements === 0 ? well(letter, text, socket) : undefined;
  };
};

describe("logging in", () => {
  const ways: readonly (readonly [string, number, string])[] = [
    ["Kerberos", 2, "Kerberos V5"],
    ["SCM", 6, "SCM credentials"],
    ["GSSAPI", 7, "GSSAPI"],
    ["SSPI", 9, "SSPI"],
    ["something from later", 99, "a way with the number 99"],
  ];
  test.each(ways)("by %s is LOGIN_UNSUPPORTED, and named", async (_way, code, named) => {
    const refused = await failureOf(open(await serve((letter) => (letter === "" ? message("R", code) : undefined))));
    expect(refused.code).toBe("LOGIN_UNSUPPORTED");
    expect(refused.message).toContain(named);
    expect(refused.remedy).toContain("scram-sha-256");
  });

  test("by OAuth alone is LOGIN_UNSUPPORTED", async () => {
    const url = await serve((letter) =>
      letter === "" ? message("R", 10, "OAUTHBEARER", Buffer.from([0])) : undefined,
    );
    expect((await failureOf(open(url))).code).toBe("LOGIN_UNSUPPORTED");
  });

  test("a refusal is told in the server's own words, on one line", async () => {
    const said = 'no pg_hba.conf entry for host "10.0.0.7", user "ada"\n\u001b[31m, not even close';
    const refused = await failureOf(open(await serve(() => failure("28000", said))));
    expect(refused.code).toBe("ACCESS_NOT_ALLOWED");
    expect(refused.message).toContain('no pg_hba.conf entry for host "10.0.0.7", user "ada" [31m, not even close');
    expect(refused.message).not.toMatch(/\p{Cc}/u);
  });

  test("a web server, and any other that is not Postgres, is PROTOCOL_BROKEN at once", async () => {
    for (const greeting of [
      "HTTP/1.1 400 Bad Request\r\n\r\n",
      "220 mail.example ESMTP\r\n",
      "\u0000\u0000\u0000\u0000\u0000\u0000",
    ]) {
      const url = await serve((_letter, _text, socket) => {
        socket.write(greeting);
        return undefined;
      });
      const started = performance.now();
      expect((await failureOf(open(url))).code, greeting).toBe("PROTOCOL_BROKEN");
      expect(performance.now() - started).toBeLessThan(3000);
    }
  });

  test("a server that falls silent after the login is CONNECTION_LOST some seconds later", async () => {
    const url = await serve((letter) => (letter === "" ? Buffer.concat([authenticationOk, ready()]) : undefined));
    const started = performance.now();
    expect((await failureOf(open(url))).code).toBe("CONNECTION_LOST");
    expect(performance.now() - started).toBeLessThan(14_000);
  });

  test("any bytes during the login are an error of ours", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 200 }), frames()), async (bytes) => {
        const url = await serve((_letter, _text, socket) => {
          socket.end(bytes);
          return undefined;
        });
        const refused = await open(url).then(
          (database) => database.close(),
          (error: unknown) => error,
        );
        expect(refused).toBeInstanceOf(GatehouseError);
        expect((refused as GatehouseError).code).not.toBe("INTERNAL");
      }),
      { numRuns: 60, examples: [[Buffer.from([115, 0, 0, 0, 4])]] }, // a message that belongs behind a query
    );
  });
});

/** Frames with the right letters and lengths and any content, or with lengths that lie. */
function frames(): fc.Arbitrary<Buffer> {
  const letter = fc.constantFrom(..."RKSZTDCENI123nstGHWdcAVv");
  const frame = fc
    .tuple(letter, fc.uint8Array({ maxLength: 40 }), fc.option(fc.nat(0xffffffff), { nil: undefined, freq: 5 }))
    .map(([name, body, lie]) => {
      const made = message(name, Buffer.from(body));
      if (lie !== undefined) made.writeUInt32BE(lie, 1);
      return made;
    });
  return fc.array(frame, { maxLength: 6 }).map((made) => Buffer.concat(made));
}

describe("answers to statements", () => {
  const ask = (database: Database) => query(database, ({ kysely }) => sql`select 1`.execute(kysely));

  test("garbled in any way they are an error of ours, and another console goes on", async () => {
    const other = await open(await serve(healthy()));
    const real = Buffer.concat([
      message("T", Buffer.from([0, 0])),
      message("D", Buffer.from([0, 0])),
      message("C", "SELECT 1"),
      ready("T"),
    ]);
    const flipped = fc.tuple(fc.nat(real.length - 1), fc.nat(255)).map(([at, value]) => {
      const changed = Buffer.from(real);
      changed[at] = value;
      return changed;
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(flipped, frames(), fc.uint8Array({ maxLength: 200 })), async (bytes) => {
        const database = await open(await serve(answering(Buffer.from(bytes))));
        const end = await ask(database).then(
          () => undefined,
          (error: unknown) => error,
        );
        if (end !== undefined) {
          expect(end).toBeInstanceOf(GatehouseError);
          expect((end as GatehouseError).code).not.toBe("INTERNAL");
        }
        await database.close(100);
        await query(other, ({ kysely }) => sql`select 2`.execute(kysely));
      }),
      { numRuns: 80 },
    );
    await other.close();
  });
});
