/** Reading all workspaces for administration, archived ones too, each with its version. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

export interface StoredWorkspace {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
  readonly createdAt: Date;
  readonly version: number;
  /** How many members it has, counted up to `countedTo`. */
  readonly members: number;
}

/** All workspaces of the organization, by name, archived ones last. */
export function readWorkspaces(
  { kysely }: Scope,
  organizationId: string,
  countedTo: number,
): Promise<readonly StoredWorkspace[]> {
  return kysely
    .selectFrom("tenants")
    .select((eb) => [
      "tenants.id as id",
      "display_name as name",
      "is_deleted as archived",
      "tenants.created_at as createdAt",
      "version",
      sql<number>`coalesce(${eb
        .selectFrom(
          eb
            .selectFrom("identities")
            .select("identities.id")
            .whereRef("identities.tenant_id", "=", "tenants.id")
            .limit(countedTo)
            .as("some"),
        )
        .select(sql<number>`count(*)::int`.as("n"))}, 0)`.as("members"),
    ])
    .where("tenants.organization_id", "=", organizationId)
    .orderBy("is_deleted")
    .orderBy(sql`lower(display_name)`)
    .orderBy("tenants.id")
    .execute();
}
