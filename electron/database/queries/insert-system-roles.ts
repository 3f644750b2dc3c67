/** The system roles: those of no organization, which every organization shares. */
import type { Transaction } from "../scope.js";

export interface SystemRole {
  readonly name: string;
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
