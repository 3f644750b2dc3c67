/** What every area of the router builds on: the contract, the console, the gate, and failures in one shape. */
import { mapEventIterator } from "@orpc/client";
import { implement, ORPCError } from "@orpc/server";
import { contract } from "../../shared/contract.js";
import { GatehouseError } from "../../shared/errors.js";
import type { Console } from "../console/console.js";
import type { Actor } from "../organization/actor.js";
import { admit } from "./gate.js";
import { refuseUnstorable } from "./storable.js";

/** The context of every call. The console is a property of it, because oRPC copies the context for each call. */
export interface DoorContext {
  readonly console: Console;
}

const base = implement(contract).$context<DoorContext>();

const isStream = (output: unknown): output is AsyncIterator<unknown> =>
  typeof output === "object" && output !== null && Symbol.asyncIterator in output;

/** The contract to implement, with the console as context and the gate before every call. */
export const os = base
  // Whatever a call or its stream throws becomes a failure of the contract. A refusal is recorded in the audit trail.
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
  .use(async ({ context, next, path }, input) => {
    refuseUnstorable(path, input);
    const admitted = await admit(context.console, path);
    /** The actor that the gate found. Calls that the gate lets anyone make have none. */
    const actor = (): Actor => {
      if (admitted === null) throw new GatehouseError("INTERNAL", "This call has no actor.");
      return admitted;
    };
    return next({ context: { actor } });
  });
