/** Inserting the system roles, which belong to no organization and are shared by all. */
import type { Transaction } from "../scope.js";

export interface SystemRole {
  readonly name: string;
  /** The name that people read; `name` is the stored one. */
  readonly shown: string;
  readonly scope: "organization" | "workspace";
  readonly permissions: readonly string[];
}

export async function insertSystemRoles({ kysely }: Transaction, roles: readonly SystemRole[]): Promise<void> {
  await kysely
    .insertInto("roles")
    .values(
      roles.map((role) => ({
        name: role.name,
        display_name: role.shown,
        description: "",
        organization_id: null,
        access_scope: role.scope,
        permissions: role.permissions,
      })),
    )
    .execute();
}
