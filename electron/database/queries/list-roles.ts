/** Reading the roles of an organization: the system roles and its custom roles. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

export interface StoredRole {
  readonly id: string;
  readonly name: string;
  /** The name that people read; `name` is the stored one. */
  readonly shown: string;
  readonly description: string;
  readonly scope: "organization" | "workspace";
  readonly system: boolean;
  readonly permissions: readonly string[];
  readonly version: number;
}

/** All roles: first the system roles, which the caller has to order, then custom roles by name. */
export function listRoles(scope: Scope, organizationId: string): Promise<readonly StoredRole[]> {
  return selectRoles(scope, organizationId)
    .orderBy(sql`organization_id is not null`)
    .orderBy(sql`lower(display_name)`)
    .execute();
}

/**
 * The id of a system role. With the id as a parameter of a statement, the planner knows from its statistics how many
 * hold the role: Organization Admins are few even among a million members. With a look-up by name it would not.
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

/** Reads one role and locks it until the transaction ends; undefined where there is none. */
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
