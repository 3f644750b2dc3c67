/** Listing sessions: everybody's, or one member's. */
import type { SessionPage } from "../../shared/contract/sessions.js";
import { GatehouseError } from "../../shared/errors.js";
import type { Database } from "../database/connect.js";
import { readTwoCursor, writeTwoCursor } from "../database/paging.js";
import { findLogin } from "../database/queries/find-login.js";
import { countSessions, listSessions } from "../database/queries/list-sessions.js";
import { query } from "../database/transaction.js";
import { readMemberSettings } from "../organization/settings.js";

export interface SessionsRequest {
  readonly email?: string | undefined;
  readonly ended: boolean;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page, the latest first; `ownId` is the session that asks. Errors: MEMBER_NOT_FOUND, USAGE for a cursor that is none. */
export async function listSessionsPage(
  database: Database,
  { email, ended, limit, cursor }: SessionsRequest,
  ownId: string | null,
): Promise<SessionPage> {
  const before = cursor === undefined ? undefined : readTwoCursor(cursor, "a list of sessions");
  return query(database, async (kysely) => {
    const { organizationId } = await readMemberSettings(kysely, database.schema);
    const member = email === undefined ? undefined : await findLogin(kysely, organizationId, email.trim());
    if (email !== undefined && member === undefined) {
      throw new GatehouseError("MEMBER_NOT_FOUND", `There is no member with the email ${email.trim()}.`);
    }
    const userId = member?.userId;
    const { live, lastSignInAt } = await countSessions(kysely, userId);
    const rows = await listSessions(kysely, { userId, ended }, limit + 1, before);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      sessions: page.map(
        ({ expiresAtText: _at, signedInAtText: _second, signedInAt, expiresAt, endedAt, ...session }) => ({
          ...session,
          signedInAt: signedInAt.toISOString(),
          expiresAt: expiresAt.toISOString(),
          endedAt: endedAt?.toISOString() ?? null,
          own: session.id === ownId,
        }),
      ),
      live,
      lastSignInAt: lastSignInAt?.toISOString() ?? null,
      nextCursor:
        rows.length > limit && last !== undefined
          ? writeTwoCursor({ at: last.expiresAtText, second: last.signedInAtText, id: last.id })
          : null,
    };
  });
}
