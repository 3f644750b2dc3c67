/** Access tokens: JWTs (HS256) signed with the installation's JWT secret, so that its services can verify them. */
import { errors, jwtVerify, SignJWT } from "jose";
import { GatehouseError } from "../../shared/errors.js";
import type { Secret } from "./secret.js";

const issuer = "gatehouse";
const algorithm = "HS256";

/** A token's claims: `sub` is the user's id, `sid` the session's id, and `aud` the installation's id. */
export interface TokenClaims {
  readonly userId: string;
  readonly sessionId: string;
  readonly installationId: string;
}

const key = (secret: Secret): Uint8Array => new TextEncoder().encode(secret.reveal());

/** Makes an access token of the claims, issued now. */
export const signToken = (claims: TokenClaims, expiresAt: Date, secret: Secret): Promise<string> =>
  new SignJWT({ sid: claims.sessionId })
    .setProtectedHeader({ alg: algorithm, typ: "JWT" })
    .setIssuer(issuer)
    .setAudience(claims.installationId)
    .setSubject(claims.userId)
    .setIssuedAt()
    .setExpirationTime(expiresAt)
    .sign(key(secret));

/**
 * The claims of a token whose signature, issuer, audience and time are valid. Whether its session lives is not checked.
 * Errors: SESSION_ENDED.
 */
export async function verifyToken(token: string, installationId: string, secret: Secret): Promise<TokenClaims> {
  try {
    const { payload } = await jwtVerify(token, key(secret), {
      algorithms: [algorithm],
      issuer,
      audience: installationId,
      requiredClaims: ["sub", "sid", "iat", "exp"],
    });
    if (typeof payload.sub !== "string" || typeof payload.sid !== "string") throw new errors.JWTInvalid();
    return { userId: payload.sub, sessionId: payload.sid, installationId };
  } catch (error) {
    if (error instanceof errors.JOSEError) {
      throw new GatehouseError("SESSION_ENDED", "This access token is not valid for the installation, or has expired.");
    }
    throw error;
  }
}
