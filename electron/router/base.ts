/** Where every area of the router starts: the contract, this door's console, and every failure in the one shape. */
import { mapEventIterator } from "@orpc/client";
import { implement, ORPCError } from "@orpc/server";
import { contract } from "../../shared/contract.js";
import { GatehouseError } from "../../shared/errors.js";
import type { Console } from "../console/console.js";
import type { Actor } from "../organization/actor.js";
import { admit } from "./gate.js";

/** What every call is made with; in an object of its own, since oRPC copies the context from call to call. */
export interface DoorContext {
  readonly console: Console;
}

const base = implement(contract).$context<DoorContext>();

const isStream = (output: unknown): output is AsyncIterator<unknown> =>
  typeof output === "object" && output !== null && Symbol.asyncIterator in output;

/** The contract to implement, with the console as context, and the gate before every call. */
export const os = base
  // What a call throws, and what its stream throws later, is recorded where it is a refusal, and told in the one shape.
  .use(async ({ context, next, path }, input) => {
    const toFailure = async (error: unknown): Promise<unknown> => {
      if (error instanceof ORPCError) return error;
      const [{ recordRefusal }, { toContractError }] = await Promise.all([
        import("./refusals.js"),
        import("./failures.js"),
      ]);
      await recordRefusal(context.console, error, { path, input });
      return toContractError(context.console, error, path.join("."));
    };
    try {
      const result = await next();
      if (!isStream(result.output)) return result;
      const stream = mapEventIterator(result.output, { value: async (progress) => progress, error: toFailure });
      return { ...result, output: stream };
    } catch (error) {
      throw await toFailure(error);
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
