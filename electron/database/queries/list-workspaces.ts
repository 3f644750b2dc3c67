/** Listing the organization's workspaces. */
import type { Scope } from "../scope.js";

/** Those that are not archived, by name. */
export function listWorkspaces(
  { kysely }: Scope,
  organizationId: string,
): Promise<{ readonly id: string; readonly name: string }[]> {
  return kysely
    .selectFrom("tenants")
    .select(["id", "display_name as name"])
    .where("organization_id", "=", organizationId)
    .where("is_deleted", "=", false)
    .orderBy("display_name")
    .orderBy("id")
    .execute();
}
