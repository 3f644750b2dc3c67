/** Every failure in the contract's one shape, said as what it is. */
import { ORPCError } from "@orpc/server";
import type { FailureDetails } from "../../shared/contract/errors.js";
import { type ErrorCode, errorKinds, GatehouseError } from "../../shared/errors.js";
import type { Console } from "../console/console.js";
import { log } from "../files/log.js";
import { holdsForeignInstallation, refusal } from "../foreign/reading.js";

/** A failure as the contract carries it. What is no GatehouseError is logged, and told only as INTERNAL. */
export async function toContractError(
  console: Console,
  thrown: unknown,
  call: string,
): Promise<ORPCError<string, FailureDetails>> {
  const error = await explain(console, thrown);
  if (error instanceof GatehouseError) {
    log.info({ call, code: error.code, err: error.cause }, "refused or failed");
    const { remedy, versions } = error;
    const data = { remedy, ...(versions === undefined ? {} : { versions }) };
    return new ORPCError(error.code, { status: 422, message: error.message, data });
  }
  log.error({ call, err: error }, "unexpected failure");
  return new ORPCError("INTERNAL", {
    status: 500,
    message: "Something unexpected went wrong; the log has the details.",
    data: { remedy: errorKinds.INTERNAL.remedy },
  });
}

/** What a call for this console's own installations ends with in another's, where no sign-in would help. */
const puzzling: readonly ErrorCode[] = ["NO_INSTALLATION", "SIGN_IN_REQUIRED"];

async function explain(console: Console, error: unknown): Promise<unknown> {
  const database = console.connection;
  if (!(error instanceof GatehouseError) || !puzzling.includes(error.code) || database === null) return error;
  // Where it cannot be found out, what is known is still the answer.
  const isForeign = await holdsForeignInstallation(database).catch(() => false);
  return isForeign ? refusal(database, error) : error;
}
