/** Where every area of the router starts: the contract, this door's console, and every failure in the one shape. */
import { implement, ORPCError } from "@orpc/server";
import { contract } from "../../shared/contract.js";
import { errorKinds, GatehouseError } from "../../shared/errors.js";
import type { Console } from "../console.js";
import { log } from "../log.js";

/** A failure as the contract carries it. What is no GatehouseError is logged, and told only as INTERNAL. */
export function toContractError(error: unknown, call: string): ORPCError<string, { readonly remedy: string }> {
  if (error instanceof GatehouseError) {
    log.info({ call, code: error.code, err: error.cause }, "refused or failed");
    return new ORPCError(error.code, { status: 422, message: error.message, data: { remedy: error.remedy } });
  }
  log.error({ call, err: error }, "unexpected failure");
  return new ORPCError("INTERNAL", {
    status: 500,
    message: "Something unexpected went wrong; the log has the details.",
    data: { remedy: errorKinds.INTERNAL.remedy },
  });
}

/** What every call is made with; in an object of its own, since oRPC copies the context from call to call. */
export interface DoorContext {
  readonly console: Console;
}

const base = implement(contract).$context<DoorContext>();

/** The contract to implement, with the console as context. */
export const os = base.use(async ({ next, path }) => {
  try {
    return await next();
  } catch (error) {
    if (error instanceof ORPCError) throw error;
    throw toContractError(error, path.join("."));
  }
});

/** For calls that only the command line may make. Errors: DOOR_CANNOT. */
export function requireCommandLine(console: Console): void {
  if (console.capabilities.door !== "command-line") {
    throw new GatehouseError("DOOR_CANNOT", "This is done on the command line only.");
  }
}
