/** The limit on hashing: neither a bulk invite nor a flood of sign-ins may take the whole machine. */
import { availableParallelism } from "node:os";
import pLimit from "p-limit";

/**
 * Runs a piece of work that hashes or verifies, as soon as a core is free for it, first come first served. The whole
 * process runs as many at once as the machine has cores, and at most four: each takes a core and the memory of its hash.
 */
export const whenCoreIsFree = pLimit(Math.max(1, Math.min(4, availableParallelism())));
