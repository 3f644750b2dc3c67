/** The operations of the audit trail, with their names for people: the product's, and Gatehouse's own in the same form. */

const operations = {
  login: "Sign-in",
  logout: "Sign-out",
  add_basic_auth_users_to_org: "Invitation",
  update_basic_auth_user: "Password reset",
  change_own_password: "Password change",
  recover_organization_admin: "Recovery of an admin",
  update_org_member: "Change of a member",
  delete_org_member: "Removal of a member",
  add_member_to_workspace: "Member added to a workspace",
  update_workspace_member: "Change of a workspace member",
  delete_workspace_member: "Member removed from a workspace",
  create_role: "New role",
  update_role: "Change of a role",
  delete_role: "Deletion of a role",
  create_workspace: "New workspace",
  update_workspace: "Change of a workspace",
  delete_workspace: "Archiving of a workspace",
  update_organization_info: "Change of the organization",
  update_login_methods: "Change of login methods",
  end_session: "End of a session",
  end_sessions_of_member: "End of a member's sessions",
  end_all_sessions: "End of everybody's sessions",
  bootstrap_installation: "Bootstrap",
  install_without_auth: "Installation without login",
  migrate_to_basic_auth: "Migration to email/password login",
  rotate_jwt_secret: "Rotation of the JWT secret",
  upgrade_schema: "Upgrade of the tables",
  repair_structure: "Repair of the console's tables",
  restore_backup: "Restore of a backup",
  apply_configuration: "Apply of a configuration",
  make_search_index: "Making of the search index",
  read_audit_trail: "Reading of the audit trail",
  read_organization: "Reading of members, roles, workspaces or sessions",
} as const satisfies Readonly<Record<string, string>>;

/** An operation that Gatehouse writes. It can write no other, so that none can be missing in this list. */
export type AuditOperation = keyof typeof operations;

/** The operations as they are stored, in the order of the window's filter. */
export const auditOperations = Object.keys(operations) as readonly AuditOperation[];

/** An operation as people read it. One that is not in the list is shown as it is stored, without underscores. */
export function showOperation(name: string): string {
  const known: Readonly<Record<string, string>> = operations;
  return Object.hasOwn(known, name) ? (known[name] ?? name) : name.replaceAll("_", " ");
}
