/** Failures that Postgres, sockets and TLS report, as Gatehouse's own error codes. */
import { DatabaseError } from "pg";
import { GatehouseError } from "../../shared/errors.js";
import { fromServer } from "./server-errors.js";
import { fromSocket } from "./socket-errors.js";

/**
 * Turns any failure of the database layer into a GatehouseError. A GatehouseError passes through; a failure of neither
 * database nor network, such as a bug, becomes INTERNAL. The sentence names `target` (`user@host:port/database`), and
 * never has SQL, row values or the server's DETAIL.
 */
export function toGatehouseError(error: unknown, target = "the database"): GatehouseError {
  if (error instanceof GatehouseError) return error;
  if (error instanceof DatabaseError) return fromServer(error, target);
  return (
    fromSocket(error, target) ??
    new GatehouseError("INTERNAL", "Something failed inside Gatehouse while it used the database.", { cause: error })
  );
}

const hasState = (error: unknown, state: string): boolean => {
  const raw = error instanceof GatehouseError ? error.cause : error;
  return raw instanceof DatabaseError && raw.code === state;
};

/** True for SQLSTATE 23505 (a unique key is taken), as the database's own error or as the GatehouseError made of it. */
export const isUniqueViolation = (error: unknown): boolean => hasState(error, "23505");

/** True for SQLSTATE 23503 (a foreign key holds), as the database's own error or as the GatehouseError made of it. */
export const isForeignKeyViolation = (error: unknown): boolean => hasState(error, "23503");

/** True for SQLSTATE 42P01 (no such table), as the database's own error or as the GatehouseError made of it. */
export const isUndefinedTable = (error: unknown): boolean => hasState(error, "42P01");
