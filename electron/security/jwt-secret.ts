/** Telling whether a JWT secret is the one the installation runs with, without keeping it. */
import { argon2id, hash, verify } from "argon2";
import { defaultCost } from "./passwords.js";
import type { Secret } from "./secret.js";

/** argon2id of the secret as a PHC string. The bytes are taken as they are: a signing key is not normalised. */
export const hashJwtSecret = (secret: Secret): Promise<string> =>
  hash(secret.reveal(), {
    type: argon2id,
    memoryCost: defaultCost.memoryKib,
    timeCost: defaultCost.passes,
    parallelism: defaultCost.lanes,
  });

/** Whether this is the secret behind the stored hash. */
export const matchesJwtSecret = (phc: string, secret: Secret): Promise<boolean> => verify(phc, secret.reveal());
