/** What Postgres, sockets and TLS report, as the console's own codes. */
import { DatabaseError } from "pg";
import { GatehouseError } from "../../shared/errors.js";
import { fromServer } from "./server-errors.js";
import { fromSocket } from "./socket-errors.js";

/**
 * Any failure of the database layer as a GatehouseError; one that is already passes through.
 * `target` (user@host:port/database) goes into the sentence. SQL, row values and the server's DETAIL never do.
 * What is no failure of database or network, such as a bug, is INTERNAL.
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

/** 23505, whether still the database's own error or already mapped. */
export const isUniqueViolation = (error: unknown): boolean => hasState(error, "23505");

/** 23503, likewise. */
export const isForeignKeyViolation = (error: unknown): boolean => hasState(error, "23503");

/** 42P01: the table is not there, likewise. */
export const isUndefinedTable = (error: unknown): boolean => hasState(error, "42P01");
