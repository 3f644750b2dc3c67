/** Making up secrets that no person has to type. */
import { randomBytes } from "node:crypto";
import { Secret } from "./secret.js";

/** 32 random bytes in base64, as `openssl rand -base64 32` makes them. */
export const generateSecret = (): Secret => new Secret(randomBytes(32).toString("base64"));
