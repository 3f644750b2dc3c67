/** Finding a live session and its member. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

export interface LiveSession {
  readonly userId: string;
  readonly lsUserId: string;
  readonly email: string;
  readonly fullName: string | null;
  readonly role: string;
  readonly expiresAt: Date;
  /** True where the session only allows the member to change the initial password. */
  readonly passwordChangeOnly: boolean;
  /** True while the member still has the password that was handed over. */
  readonly onInitialPassword: boolean;
}

/** The session and its member; undefined where it ended or expired, or where the member was deactivated or removed. */
export function findSession(
  { kysely }: Scope,
  {
    sessionId,
    userId,
    organizationId,
  }: { readonly sessionId: string; readonly userId: string; readonly organizationId: string },
): Promise<LiveSession | undefined> {
  return kysely
    .selectFrom("sessions")
    .innerJoin("users", "users.id", "sessions.user_id")
    .innerJoin("provider_users", "provider_users.ls_user_id", "users.ls_user_id")
    .innerJoin("identities", "identities.user_id", "users.id")
    .innerJoin("roles", "roles.id", "identities.role_id")
    .select([
      "users.id as userId",
      "users.ls_user_id as lsUserId",
      "users.email as email",
      "users.full_name as fullName",
      "roles.name as role",
      "sessions.expires_at as expiresAt",
      "sessions.password_change_only as passwordChangeOnly",
      "provider_users.password_is_initial as onInitialPassword",
    ])
    .where("sessions.id", "=", sessionId)
    .where("sessions.user_id", "=", userId)
    .where("sessions.ended_at", "is", null)
    .where("sessions.expires_at", ">", sql<Date>`now()`)
    .where("provider_users.provider", "=", "email")
    .where("provider_users.is_disabled", "=", false)
    .where("identities.organization_id", "=", organizationId)
    .where("identities.tenant_id", "is", null)
    .executeTakeFirst();
}
