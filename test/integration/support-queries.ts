/** The shapes of the product's published support queries. */

/** Who is a member of which organization. */
export const organizationMembers = `select u.email, r.name as role, o.display_name as organization from users u
  join identities i on u.id = i.user_id join organizations o on i.organization_id = o.id and not o.is_personal and i.tenant_id is null
  join roles r on r.id = i.role_id`;

/** Who is a member of which workspace. */
export const workspaceMembers = `select u.email, r.name as role, t.display_name as workspace, o.display_name as organization from users u
  join identities i on u.id = i.user_id join tenants t on i.tenant_id = t.id join organizations o on t.organization_id = o.id
  join roles r on r.id = i.role_id`;
