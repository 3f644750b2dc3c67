/** Checks access tokens, and signs out. */

import { isId } from "../../shared/contract/values.js";
import { GatehouseError } from "../../shared/errors.js";
import { type OrganizationRole, organizationRoles } from "../../shared/roles.js";
import type { Database } from "../database/connect.js";
import { endSession } from "../database/queries/end-session.js";
import { findSession } from "../database/queries/find-session.js";
import { query, transact } from "../database/transaction.js";
import type { Actor } from "../organization/actor.js";
import { type MemberSettings, readMemberSettings } from "../organization/settings.js";
import type { Secret } from "../security/secret.js";
import { verifyToken } from "../security/tokens.js";
import { requireJwtSecret } from "./sign-in.js";

export interface CheckedSession {
  readonly actor: Extract<Actor, { kind: "member" }>;
  readonly fullName: string | null;
  readonly expiresAt: Date;
  readonly sessionId: string;
  /**
   * True if the initial password must be changed; until then the session is good for nothing else. A policy
   * that was set after the sign-in counts too.
   */
  readonly mustChangePassword: boolean;
}

/**
 * Returns the member behind an access token. The token must be signed for this installation, its session live, and its
 * member active. Errors: SESSION_ENDED, JWT_SECRET_DIFFERS.
 */
export async function checkToken(database: Database, jwtSecret: Secret, token: Secret): Promise<CheckedSession> {
  return query(database, async (scope) => {
    const settings = await readMemberSettings(scope);
    const claims = await verifyToken(token.reveal(), settings.installationId, jwtSecret);
    // Whoever has the secret may sign anything; what is no id is no session, and no question to the database.
    if (!isId(claims.sessionId) || !isId(claims.userId)) {
      throw new GatehouseError("SESSION_ENDED", "This access token is of no session.");
    }
    const session = await findSession(scope, { ...claims, organizationId: settings.organizationId });
    const role = organizationRoles.find((known) => known.name === session?.role)?.name;
    if (session === undefined || role === undefined) {
      throw new GatehouseError("SESSION_ENDED", "This session has ended.");
    }
    await requireCurrentSecret(settings, jwtSecret);
    const { userId, lsUserId, email, fullName, expiresAt, passwordChangeOnly, onInitialPassword } = session;
    return {
      actor: { kind: "member", userId, lsUserId, email, role: role satisfies OrganizationRole },
      fullName,
      expiresAt,
      sessionId: claims.sessionId,
      mustChangePassword: passwordChangeOnly || (settings.initialPasswordPolicy.mustChange && onInitialPassword),
    };
  });
}

const confirmed = new Map<string, Secret>();

/** Does what requireJwtSecret does, but makes the costly comparison only once for each stored hash. */
async function requireCurrentSecret(settings: MemberSettings, jwtSecret: Secret): Promise<void> {
  const stored = settings.jwtSecretHash ?? "";
  if (confirmed.get(stored) === jwtSecret) return;
  await requireJwtSecret(settings, jwtSecret);
  confirmed.set(stored, jwtSecret);
}

/** Ends one session; ending it twice changes nothing. */
export async function signOut(database: Database, sessionId: string): Promise<void> {
  await transact(database, (transaction) => endSession(transaction, sessionId, "signed-out"));
}
