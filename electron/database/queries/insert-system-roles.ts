/** The system roles: those of no organization, which every organization shares. */
import type { Transaction } from "../transaction.js";

export interface SystemRole {
  readonly name: string;
  readonly shown: string;
  readonly scope: "organization" | "workspace";
  readonly permissions: readonly string[];
}

export async function insertSystemRoles(transaction: Transaction, roles: readonly SystemRole[]): Promise<void> {
  await transaction
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
