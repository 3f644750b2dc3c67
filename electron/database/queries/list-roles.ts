/** The roles of an organization: the system's, and its own. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

export interface StoredRole {
  readonly id: string;
  readonly name: string;
  readonly shown: string;
  readonly description: string;
  readonly scope: "organization" | "workspace";
  readonly system: boolean;
  readonly permissions: readonly string[];
  readonly version: number;
}

/** Custom roles by name, after the system's; the caller orders those. */
export function listRoles(scope: Scope, organizationId: string): Promise<readonly StoredRole[]> {
  return selectRoles(scope, organizationId)
    .orderBy(sql`organization_id is not null`)
    .orderBy(sql`lower(display_name)`)
    .execute();
}

/**
 * The id of one of the system's roles. A statement that is given it, rather than looks it up by the name, lets the planner
 * see in its statistics how few or many hold the role: Organization Admins are a handful even among a million.
 */
export async function findSystemRole({ kysely }: Scope, name: string): Promise<string> {
  const { id } = await kysely
    .selectFrom("roles")
    .select("id")
    .where("name", "=", name)
    .where("organization_id", "is", null)
    .executeTakeFirstOrThrow();
  return id;
}

/** One role, locked until the transaction ends. */
export function lockRole(scope: Scope, organizationId: string, id: string): Promise<StoredRole | undefined> {
  return selectRoles(scope, organizationId).where("id", "=", id).forUpdate().executeTakeFirst();
}

const selectRoles = ({ kysely }: Scope, organizationId: string) =>
  kysely
    .selectFrom("roles")
    .select([
      "id",
      "name",
      "display_name as shown",
      "description",
      "access_scope as scope",
      sql<boolean>`organization_id is null`.as("system"),
      "permissions",
      "version",
    ])
    .where((eb) => eb.or([eb("organization_id", "is", null), eb("organization_id", "=", organizationId)]));
