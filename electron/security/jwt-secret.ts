/** Telling whether a JWT secret is the one the installation runs with, without keeping it. */
import { verify } from "argon2";
import { hashText } from "./passwords.js";
import type { Secret } from "./secret.js";

/** argon2id of the secret as a PHC string. The bytes are taken as they are: a signing key is not normalised. */
export const hashJwtSecret = (secret: Secret): Promise<string> => hashText(secret.reveal());

/** Whether this is the secret behind the stored hash. */
export const matchesJwtSecret = (phc: string, secret: Secret): Promise<boolean> => verify(phc, secret.reveal());
