/** Database URLs: what they mean, what is refused, and that no refusal repeats any of one. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDatabaseUrl } from "../../../electron/database/url.js";
import { GatehouseError } from "../../../shared/errors.js";

const targetOf = (url: string) => parseDatabaseUrl(url).target;
const schemaOf = (url: string) => parseDatabaseUrl(url).schema;

function refusal(url: string): GatehouseError {
  try {
    parseDatabaseUrl(url);
  } catch (error) {
    if (error instanceof GatehouseError) return error;
    throw error;
  }
  throw new Error("was not refused");
}

/** Text that a URL can carry once it is percent-encoded. */
const encodable = fc.string({ unit: "binary" }).filter((text) => !text.includes("\0"));

describe("what a URL means", () => {
  test("all parts are read", () => {
    const target = targetOf(
      "postgresql://ann:s%40fe@db.example.com:6543/app?sslmode=verify-full&sslrootcert=/ca.crt&sslcert=/c.crt&sslkey=/c.key",
    );
    expect({ ...target, password: target.password?.reveal() }).toEqual({
      host: "db.example.com",
      port: 6543,
      database: "app",
      user: "ann",
      password: "s@fe",
      sslMode: "verify-full",
      sslRootCert: "/ca.crt",
      sslCert: "/c.crt",
      sslKey: "/c.key",
    });
  });

  test.each(["", "postgres://", "postgresql://", "POSTGRES://", "postgresql+asyncpg://"])(
    "scheme %j is understood",
    (scheme) => {
      expect(targetOf(`${scheme}ann:pw@db/app`)).toMatchObject({ host: "db", user: "ann", database: "app" });
    },
  );

  test("left out: port 5432, database as the user, sslmode prefer, no password, host localhost", () => {
    expect(targetOf("ann@db")).toMatchObject({ port: 5432, database: "ann", sslMode: "prefer", password: null });
    expect(targetOf("postgres:///app?user=ann")).toMatchObject({ host: "localhost", database: "app", user: "ann" });
  });

  test("an IPv6 address stands in brackets", () => {
    expect(targetOf("ann@[2001:db8::1]:6543/app")).toMatchObject({ host: "2001:db8::1", port: 6543 });
    expect(targetOf("ann@[::1]/app")).toMatchObject({ host: "::1", port: 5432 });
  });

  test("a Unix socket's folder is percent-encoded or a parameter", () => {
    expect(targetOf("postgres://ann@%2Fvar%2Frun%2Fpostgresql:6543/app")).toMatchObject({
      host: "/var/run/postgresql",
      port: 6543,
    });
    expect(targetOf("postgres:///app?host=/var/run/postgresql&user=ann").host).toBe("/var/run/postgresql");
  });

  test("parameters win over the parts before them, and a later one over an earlier one", () => {
    const target = targetOf("ann:one@db:1/app?host=other&port=2&user=bob&password=two&dbname=x&dbname=y");
    expect(target).toMatchObject({ host: "other", port: 2, user: "bob", database: "y" });
    expect(target.password?.reveal()).toBe("two");
  });

  test("connect_timeout, application_name and what other programs put in are passed over", () => {
    expect(targetOf("ann@db/app?connect_timeout=3&application_name=x&pgbouncer=true&connection_limit=1").host).toBe(
      "db",
    );
  });

  test("a + in a password is a plus", () => {
    expect(targetOf("ann:a+b@db/app").password?.reveal()).toBe("a+b");
    expect(targetOf("ann@db/app?password=a+b").password?.reveal()).toBe("a+b");
  });

  test.each(["disable", "allow", "prefer", "require", "verify-ca", "verify-full"])(
    "sslmode %s is taken as it is",
    (mode) => {
      expect(targetOf(`ann@db/app?sslmode=${mode}`).sslMode).toBe(mode);
    },
  );

  test("sslrootcert=system alone means verify-full; ssl=true means require", () => {
    expect(targetOf("ann@db/app?sslrootcert=system")).toMatchObject({ sslMode: "verify-full", sslRootCert: "system" });
    expect(targetOf("ann@db/app?ssl=true").sslMode).toBe("require");
    expect(targetOf("ann@db/app?ssl=require").sslMode).toBe("require");
    expect(targetOf("ann@db/app?ssl=true&sslmode=verify-ca").sslMode).toBe("verify-ca");
  });

  test("any user, password and database survive percent-encoding", () => {
    fc.assert(
      fc.property(encodable, encodable, encodable, (user, password, database) => {
        const [u, p, d] = [user, password, database].map(encodeURIComponent);
        const target = targetOf(`postgres://u${u}:${p}@db:5433/d${d}?sslmode=require`);
        expect(target).toMatchObject({ host: "db", port: 5433, user: `u${user}`, database: `d${database}` });
        expect(target.password?.reveal() ?? "").toBe(password);
      }),
    );
  });
});

describe("the schema a URL names", () => {
  test.each([
    ["", null],
    ["?schema=Other", "Other"],
    ["?currentSchema=app,public", "app"],
    ["?options=-csearch_path%3Dapp", "app"],
    ["?options=-csearch_path=App", "app"],
    ["?options=-c%20search_path%3D%22My%5C%20App%22,public", "My App"],
    ["?options=-c+search_path%3Dapp+-c+statement_timeout%3D5s", "app"],
    ["?options=--search-path%3D%22%24user%22,app", "app"],
    ["?options=-cstatement_timeout%3D5s", null],
    ["?schema=one&currentSchema=two&options=-csearch_path%3Dthree", "one"],
  ])("%s names %j", (query, schema) => {
    expect(schemaOf(`ann@db/app${query}`)).toBe(schema);
  });
});

describe("what is refused", () => {
  test.each([
    ["p@ss", "%40"],
    ["p:ss", "%3A"],
    ["p/ss", "%2F"],
    ["p?ss", "%3F"],
    ["p#ss", "%23"],
    ["p%ss", "%25"],
  ])("%s unencoded in a password, with the code to write instead", (password, code) => {
    const failure = refusal(`postgres://ann:${password}@db/app`);
    expect(failure.code).toBe("DATABASE_URL_INVALID");
    expect(failure.remedy).toContain(code);
  });

  test.each([
    ["another scheme", "mysql://ann:pw@db/app"],
    ["several hosts", "postgres://ann:pw@db1,db2/app"],
    ["several hosts in a parameter", "postgres://ann:pw@/app?host=db1,db2"],
    ["several hosts with ports", "postgres://ann:pw@db1:1,db2:2/app"],
    ["a port that is no number", "ann:pw@db:port/app"],
    ["a port beyond 65535", "ann:pw@db:65536/app"],
    ["port 0", "ann:pw@db:0/app"],
    ["an IPv6 address without brackets", "ann:pw@::1/app"],
    ["a forgotten @", "postgres://ann:hunter2/app"],
    ["a line break", "ann:pw@db/app?sslmode=require\nx"],
    ["NUL", "ann:p%00w@db/app"],
    ["bytes that are not UTF-8", "ann:p%ffw@db/app"],
    ["nothing", ""],
    ["only a scheme", "postgres://"],
    ["a parameter without a value", "ann@db/app?sslmode"],
    ["hostaddr", "ann@db/app?hostaddr=10.0.0.1"],
    ["a demand that cannot be met", "ann@db/app?channel_binding=require"],
  ])("%s", (_what, url) => {
    expect(refusal(url).code).toBe("DATABASE_URL_INVALID");
  });

  test("an unknown sslmode, naming the six", () => {
    const failure = refusal("ann@db/app?sslmode=no-verify");
    expect(failure.remedy).toContain("disable, allow, prefer, require, verify-ca or verify-full");
  });

  test("a password written raw is either understood exactly or refused without being repeated", () => {
    const raw = fc
      .tuple(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }))
      .map(([before, after]) => `${before}hunter2${after}`)
      .filter((text) => !text.includes("%"));
    fc.assert(
      fc.property(raw, (password) => {
        try {
          const target = targetOf(`postgres://ann:${password}@db:5432/app`);
          expect(target).toMatchObject({ host: "db", user: "ann", database: "app" });
          expect(target.password?.reveal()).toBe(password);
        } catch (error) {
          if (!(error instanceof GatehouseError)) throw error;
          expect(`${error.message} ${error.remedy}`).not.toContain("hunter2");
          expect(error.cause).toBeUndefined();
        }
      }),
      { numRuns: 500 },
    );
  });

  test("any text at all is either parsed or DATABASE_URL_INVALID", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom(..."a@:/?#%,[]=&.1") })),
        (url) => {
          try {
            parseDatabaseUrl(url);
          } catch (error) {
            expect(error).toMatchObject({ code: "DATABASE_URL_INVALID" });
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
