/** Where every area of the router starts: the contract, this door's console, and every failure in the one shape. */
import { implement, ORPCError } from "@orpc/server";
import type { FailureDetails } from "../../shared/contract/errors.js";
import { contract } from "../../shared/contract.js";
import { errorKinds, GatehouseError } from "../../shared/errors.js";
import type { Console } from "../console.js";
import { log } from "../log.js";
import type { Actor } from "../members/actor.js";
import { admit } from "./gate.js";
import { recordRefusal } from "./refusals.js";

/** A failure as the contract carries it. What is no GatehouseError is logged, and told only as INTERNAL. */
export function toContractError(error: unknown, call: string): ORPCError<string, FailureDetails> {
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

/** What every call is made with; in an object of its own, since oRPC copies the context from call to call. */
export interface DoorContext {
  readonly console: Console;
}

const base = implement(contract).$context<DoorContext>();

/** The contract to implement, with the console as context, and the gate before every call. */
export const os = base
  .use(async ({ context, next, path }, input) => {
    try {
      return await next();
    } catch (error) {
      if (error instanceof ORPCError) throw error;
      await recordRefusal(context.console, error, { path, input });
      throw toContractError(error, path.join("."));
    }
  })
  .use(async ({ context, next, path }) => {
    const admitted = await admit(context.console, path);
    /** Who makes the call, as the gate found it; only of calls that not just anyone may make. */
    const actor = (): Actor => {
      if (admitted === null) throw new GatehouseError("INTERNAL", "This call asks nobody who they are.");
      return admitted;
    };
    return next({ context: { actor } });
  });
