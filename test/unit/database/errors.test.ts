/** SQLSTATEs and socket errors as the console's codes, and what never gets into a sentence. */
import { DatabaseError } from "pg";
import { describe, expect, test } from "vitest";
import { isUniqueViolation, toGatehouseError } from "../../../electron/database/errors.js";
import { GatehouseError } from "../../../shared/errors.js";

const target = "ann@db:5432/app";

function serverError(code: string, message = "server's words", more: Partial<DatabaseError> = {}): DatabaseError {
  return Object.assign(new DatabaseError(message, message.length, "error"), { severity: "ERROR", code }, more);
}

const socketError = (code: string, more: object = {}): Error => Object.assign(new Error(code), { code }, more);

/** What the server says of a login or a connection is told; other sentences might hold values. */
const saysWhy = /^(28000|08)/;

describe("SQLSTATEs", () => {
  test.each([
    ["28P01", "PASSWORD_REJECTED"],
    ["28000", "ACCESS_NOT_ALLOWED"],
    ["3D000", "DATABASE_MISSING"],
    ["42501", "PRIVILEGE_MISSING"],
    ["25006", "SERVER_READ_ONLY"],
    ["53300", "TOO_MANY_CONNECTIONS"],
    ["55P03", "DATABASE_BUSY"],
    ["40P01", "DATABASE_BUSY"],
    ["40001", "DATABASE_BUSY"],
    ["57014", "DATABASE_TOO_SLOW"],
    ["57P03", "SERVER_STARTING"],
    ["57P01", "CONNECTION_LOST"],
    ["08006", "CONNECTION_LOST"],
    ["08P01", "CONNECTION_LOST"],
    ["53100", "DATABASE_FAILED"],
    ["42P01", "DATABASE_FAILED"],
    ["23505", "DATABASE_FAILED"],
  ])("%s is %s and names the target", (state, code) => {
    const failure = toGatehouseError(serverError(state), target);
    expect(failure.code).toBe(code);
    expect(failure.message).toContain(target);
    (saysWhy.test(state) ? expect(failure.message) : expect(failure.message).not).toContain("server's words");
  });

  test.each([
    'no pg_hba.conf entry for host "10.0.0.1", user "ann", database "app", no encryption',
    'no pg_hba.conf entry for host "10.0.0.1", user "ann", database "app", SSL off',
    "SSL connection is required. Please specify SSL options and retry.",
  ])("28000 with %j is TLS_REQUIRED", (message) => {
    expect(toGatehouseError(serverError("28000", message), target).code).toBe("TLS_REQUIRED");
  });

  test.each([
    ["SSL required", "TLS_REQUIRED"],
    ["no such database: app", "DATABASE_MISSING"],
    ['database "app" does not exist', "DATABASE_MISSING"],
    ["password authentication failed", "PASSWORD_REJECTED"],
    ["no more connections allowed (max_client_conn)", "TOO_MANY_CONNECTIONS"],
    ["pgbouncer cannot connect to server", "SERVER_STARTING"],
  ])("a pooler's %j is %s", (message, code) => {
    expect(toGatehouseError(serverError("08P01", message), target).code).toBe(code);
  });

  test("an unknown one shows the SQLSTATE, but no SQL, no value, no DETAIL", () => {
    const failure = toGatehouseError(
      serverError("22P02", 'invalid input syntax for type uuid: "hunter2"', {
        detail: "Key (email)=(hunter2) already exists.",
        where: "select hunter2",
        internalQuery: "select hunter2",
      }),
      target,
    );
    expect(failure.message).toContain("22P02");
    expect(`${failure.message} ${failure.remedy}`).not.toContain("hunter2");
  });

  test("a missing privilege says on what, in Postgres's words, but only in those", () => {
    const known = toGatehouseError(serverError("42501", "permission denied for table users"), target);
    expect(known.message).toContain("permission denied for table users");
    const raised = toGatehouseError(serverError("42501", "hunter2 may not do this"), target);
    expect(raised.message).not.toContain("hunter2");
  });
});

describe("sockets, TLS and pg's own checks", () => {
  test.each([
    ["ENOTFOUND", "HOST_UNKNOWN"],
    ["EAI_AGAIN", "HOST_UNKNOWN"],
    ["ECONNREFUSED", "CONNECTION_REFUSED"],
    ["ETIMEDOUT", "CONNECTION_TIMED_OUT"],
    ["EHOSTUNREACH", "CONNECTION_TIMED_OUT"],
    ["ECONNRESET", "CONNECTION_LOST"],
    ["EPIPE", "CONNECTION_LOST"],
    ["SELF_SIGNED_CERT_IN_CHAIN", "TLS_UNTRUSTED"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "TLS_UNTRUSTED"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "TLS_UNTRUSTED"],
    ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "TLS_UNTRUSTED"],
    ["CERT_HAS_EXPIRED", "TLS_CERTIFICATE_EXPIRED"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "TLS_FAILED"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "TLS_NAME_MISMATCH"],
  ])("%s is %s and names the target", (name, code) => {
    const failure = toGatehouseError(socketError(name), target);
    expect(failure.code).toBe(code);
    expect(failure.message).toContain(target);
  });

  test.each([
    ["Connection terminated unexpectedly", "CONNECTION_LOST"],
    ["Client has encountered a connection error and is not queryable", "CONNECTION_LOST"],
    ["Connection terminated due to connection timeout", "CONNECTION_TIMED_OUT"],
    ["timeout expired", "CONNECTION_TIMED_OUT"],
    ["timeout exceeded when trying to connect", "DATABASE_BUSY"],
    ["The server does not support SSL connections", "TLS_NOT_OFFERED"],
    ["SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string", "PASSWORD_REJECTED"],
    ["Cannot use a pool after calling end on the pool", "NOT_CONNECTED"],
  ])("%j is %s", (message, code) => {
    expect(toGatehouseError(new Error(message), target).code).toBe(code);
  });

  test("a timeout while reading means the connection was there and is lost", () => {
    expect(toGatehouseError(socketError("ETIMEDOUT", { syscall: "read" }), target).code).toBe("CONNECTION_LOST");
  });

  test("the names the certificate lists are told", () => {
    const error = socketError("ERR_TLS_CERT_ALTNAME_INVALID", {
      cert: { subjectaltname: "DNS:db.internal, IP Address:10.0.0.1", subject: { CN: "x" } },
    });
    expect(toGatehouseError(error, target).message).toContain("db.internal, 10.0.0.1");
  });

  test("a file that is missing is not a server that refuses", () => {
    expect(toGatehouseError(socketError("ENOENT", { syscall: "open" }), target).code).toBe("INTERNAL");
    expect(toGatehouseError(socketError("ENOENT", { syscall: "connect" }), target).code).toBe("CONNECTION_REFUSED");
  });
});

test("a GatehouseError passes through unchanged", () => {
  const failure = new GatehouseError("LAST_ADMIN", "…");
  expect(toGatehouseError(failure, target)).toBe(failure);
});

test("a bug is INTERNAL and does not show its words", () => {
  const failure = toGatehouseError(new TypeError("hunter2 is not a function"), target);
  expect(failure.code).toBe("INTERNAL");
  expect(`${failure.message} ${failure.remedy}`).not.toContain("hunter2");
});

test("a unique violation is recognised before and after mapping", () => {
  const error = serverError("23505");
  expect(isUniqueViolation(error)).toBe(true);
  expect(isUniqueViolation(toGatehouseError(error, target))).toBe(true);
  expect(isUniqueViolation(serverError("23503"))).toBe(false);
});
