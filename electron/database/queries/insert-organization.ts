/** Inserting an organization with its first workspace. */
import type { Transaction } from "../scope.js";

export interface NewOrganization {
  readonly name: string;
  readonly workspaceName: string;
  readonly workspaceId?: string;
  readonly workspaceHandle?: string;
}

/** Answers the ids of both. Without `workspaceId` the workspace gets a new id. */
export async function insertOrganization(
  { kysely }: Transaction,
  organization: NewOrganization,
): Promise<{ readonly organizationId: string; readonly workspaceId: string }> {
  const { id: organizationId } = await kysely
    .insertInto("organizations")
    .values({ display_name: organization.name, created_by_user_id: null })
    .returning("id")
    .executeTakeFirstOrThrow();
  const { id: workspaceId } = await kysely
    .insertInto("tenants")
    .values({
      id: organization.workspaceId,
      display_name: organization.workspaceName,
      organization_id: organizationId,
      tenant_handle: organization.workspaceHandle ?? null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { organizationId, workspaceId };
}
