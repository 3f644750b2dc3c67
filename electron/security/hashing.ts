/** The process's one queue for argon2, so that neither a bulk invite nor a flood of sign-ins takes the machine down. */
import { availableParallelism } from "node:os";
import { createQueue } from "./queue.js";

/** Runs a hash or a verification when a core is free for it. */
export const whenCoreIsFree = createQueue(Math.max(1, Math.min(4, availableParallelism())));
