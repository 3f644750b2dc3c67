/** Lists everybody's sessions, or one member's. */
import { z } from "zod";
import type { SessionPage } from "../../shared/contract/sessions.js";
import { GatehouseError } from "../../shared/errors.js";
import type { Database } from "../database/connect.js";
import { cursorOf, momentText, pageOf, uuidText } from "../database/paging.js";
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

/** A cursor holds when the last session expires and when it began: sessions that expire together are in that order. */
const cursors = cursorOf("a list of sessions", z.object({ at: momentText, second: momentText, id: uuidText }));

/**
 * Returns a page of sessions, the latest first. The session with the id `ownId` is marked as one's own.
 * Errors: MEMBER_NOT_FOUND, USAGE for an invalid cursor.
 */
export async function listSessionsPage(
  database: Database,
  { email, ended, limit, cursor }: SessionsRequest,
  ownId: string | null,
): Promise<SessionPage> {
  const before = cursors.read(cursor);
  return query(database, async (scope) => {
    const { organizationId } = await readMemberSettings(scope);
    const member = email === undefined ? undefined : await findLogin(scope, organizationId, email.trim());
    if (email !== undefined && member === undefined) {
      throw new GatehouseError("MEMBER_NOT_FOUND", `There is no member with the email ${email.trim()}.`);
    }
    const userId = member?.userId;
    const { live, lastSignInAt } = await countSessions(scope, userId);
    const rows = await listSessions(scope, { userId, ended }, limit + 1, before);
    const { page, nextCursor } = pageOf(rows, limit, ({ expiresAtText, signedInAtText, id }) =>
      cursors.write({ at: expiresAtText, second: signedInAtText, id }),
    );
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
      nextCursor,
    };
  });
}
