/** Generating secrets that no person types. */
import { randomBytes } from "node:crypto";
import { Secret } from "./secret.js";

/** 32 random bytes in base64, like those of `openssl rand -base64 32`. */
export const generateSecret = (): Secret => new Secret(randomBytes(32).toString("base64"));

/** A Fernet key (github.com/fernet/spec): 32 random bytes in URL-safe base64, with its padding. */
export const generateFernetKey = (): Secret =>
  new Secret(randomBytes(32).toString("base64").replaceAll("+", "-").replaceAll("/", "_"));
