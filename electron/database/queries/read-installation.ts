/** Reading the facts of an installation that Gatehouse made: its row, its organization, and how many members it has. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

export interface InstallationFacts {
  readonly id: string;
  readonly authMode: "none" | "basic" | "oidc";
  readonly release: string | null;
  readonly jwtSecretHash: string | null;
  readonly organization: { readonly id: string; readonly name: string } | null;
  readonly workspaces: number;
  readonly members: number;
  readonly adminEmails: readonly string[];
  /** The oldest workspace. */
  readonly firstWorkspaceId: string | null;
  /** The default user of an installation without login: its only user, or the one with the email "default". */
  readonly defaultUserId: string | null;
}

/** Null where the tables exist, but have no installation yet. */
export async function readInstallation({ kysely }: Scope): Promise<InstallationFacts | null> {
  const row = await kysely
    .selectFrom("installation")
    .leftJoin("organizations", "organizations.id", "installation.organization_id")
    .select((eb) => [
      "installation.id",
      "auth_mode",
      "release",
      "jwt_secret_hash",
      "organizations.id as organization_id",
      "organizations.display_name as organization_name",
      eb
        .selectFrom("tenants")
        .select(sql<number>`count(*)::int`.as("n"))
        .where("is_deleted", "=", false)
        .as("workspaces"),
      eb
        .selectFrom("tenants")
        .select("tenants.id")
        .where("is_deleted", "=", false)
        .orderBy("tenants.created_at")
        .orderBy("tenants.id")
        .limit(1)
        .as("first_workspace_id"),
      eb
        .selectFrom("identities")
        .select(sql<number>`count(*)::int`.as("n"))
        .where("tenant_id", "is", null)
        .as("members"),
      eb
        .selectFrom("users")
        .select(
          sql<string>`case when count(*) = 1 then min(id::text) else min(id::text) filter (where email = 'default') end`.as(
            "id",
          ),
        )
        .as("default_user_id"),
    ])
    .executeTakeFirst();
  if (row === undefined) return null;
  const admins = await kysely
    .selectFrom("identities")
    .innerJoin("roles", "roles.id", "identities.role_id")
    .innerJoin("users", "users.id", "identities.user_id")
    .select("users.email")
    .where("identities.tenant_id", "is", null)
    .where("roles.name", "=", "ORGANIZATION_ADMIN")
    .orderBy("users.created_at")
    .execute();
  return {
    id: row.id,
    authMode: row.auth_mode,
    release: row.release,
    jwtSecretHash: row.jwt_secret_hash,
    organization:
      row.organization_id === null || row.organization_name === null
        ? null
        : { id: row.organization_id, name: row.organization_name },
    workspaces: row.workspaces ?? 0,
    members: row.members ?? 0,
    firstWorkspaceId: row.first_workspace_id,
    adminEmails: admins.map((admin) => admin.email),
    defaultUserId: row.auth_mode === "none" ? row.default_user_id : null,
  };
}
