/** The organization's workspaces. */
import type { Kysely } from "kysely";
import type { Tables } from "../tables.js";

export function listWorkspaces(
  kysely: Kysely<Tables>,
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
