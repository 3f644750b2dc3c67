/** Making, changing and deleting custom roles: an organization's own workspace roles, stored with the name CUSTOM. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";

export interface CustomRole {
  /** The name that people read. */
  readonly shown: string;
  readonly description: string;
  readonly permissions: readonly string[];
}

const columnsOf = ({ shown, description, permissions }: CustomRole) => ({
  display_name: shown,
  description,
  permissions: [...permissions],
});

/** Answers the new role's id. */
export async function insertRole({ kysely }: Transaction, organizationId: string, role: CustomRole): Promise<string> {
  const { id } = await kysely
    .insertInto("roles")
    .values({ ...columnsOf(role), name: "CUSTOM", organization_id: organizationId, access_scope: "workspace" })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Changes the role, which the caller has locked. */
export async function updateRole({ kysely }: Transaction, id: string, role: CustomRole): Promise<void> {
  await kysely
    .updateTable("roles")
    .set({ ...columnsOf(role), version: sql<number>`version + 1` })
    .where("id", "=", id)
    .execute();
}

/** Deletes the role. The database's error 23503 says that somebody holds it. */
export async function deleteRole({ kysely }: Transaction, id: string): Promise<void> {
  await kysely.deleteFrom("roles").where("id", "=", id).execute();
}
