/** Recognising the JWT secret that the installation runs with by its hash, so that the secret itself is not stored. */
import { verify } from "argon2";
import { hashText } from "./passwords.js";
import type { Secret } from "./secret.js";

/** The secret's argon2id hash, a PHC string. Unlike a password, a signing key is hashed without normalising it. */
export const hashJwtSecret = (secret: Secret): Promise<string> => hashText(secret.reveal());

/** True where the secret matches the hash. Throws where `phc` is no PHC string of argon2. */
export const matchesJwtSecret = (phc: string, secret: Secret): Promise<boolean> => verify(phc, secret.reveal());
