/** Turns whatever a call throws into a failure of the contract. */
import { ORPCError } from "@orpc/server";
import type { FailureDetails } from "../../shared/contract/errors.js";
import { type ErrorCode, GatehouseError } from "../../shared/errors.js";
import { loggedFailure, readFailure } from "../../shared/failure.js";
import type { Console } from "../console/console.js";
import { log } from "../files/log.js";
import { holdsForeignInstallation, refusal } from "../foreign/reading.js";

/** The failure as the contract carries it. An error of which nothing may be told is written to the log. */
export async function toContractError(
  adminConsole: Console,
  thrown: unknown,
  call: string,
): Promise<ORPCError<string, FailureDetails>> {
  const error = await explain(adminConsole, thrown);
  const failure = readFailure(error);
  if (failure === null) log.error({ call, err: error }, "unexpected failure");
  else
    log.info({ call, code: failure.code, err: error instanceof Error ? error.cause : undefined }, "refused or failed");
  const { code, message, ...data } = failure ?? loggedFailure;
  return new ORPCError(code, { status: failure === null ? 500 : 422, message, data });
}

/** The codes that a call ends with in an installation that Gatehouse did not make. Their remedies would not help there. */
const puzzling: readonly ErrorCode[] = ["NO_INSTALLATION", "SIGN_IN_REQUIRED"];

async function explain(adminConsole: Console, error: unknown): Promise<unknown> {
  const database = adminConsole.connection;
  if (!(error instanceof GatehouseError) || !puzzling.includes(error.code) || database === null) return error;
  // If that cannot be found out, the error as it is remains the answer.
  const isForeign = await holdsForeignInstallation(database).catch(() => false);
  return isForeign ? refusal(database, error) : error;
}
