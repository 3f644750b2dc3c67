/** The system roles: their names as stored, as people read them, and as people type them. */

export const organizationRoles = [
  { name: "ORGANIZATION_ADMIN", shown: "Organization Admin", short: "admin" },
  { name: "ORGANIZATION_OPERATOR", shown: "Organization Operator", short: "operator" },
  { name: "ORGANIZATION_USER", shown: "Organization User", short: "user" },
  { name: "ORGANIZATION_VIEWER", shown: "Organization Viewer", short: "viewer" },
] as const;

export const workspaceRoles = [
  { name: "WORKSPACE_ADMIN", shown: "Admin", short: "admin" },
  { name: "WORKSPACE_USER", shown: "Editor", short: "editor" },
  { name: "WORKSPACE_VIEWER", shown: "Viewer", short: "viewer" },
] as const;

export type OrganizationRole = (typeof organizationRoles)[number]["name"];
export type WorkspaceRole = (typeof workspaceRoles)[number]["name"];

interface RoleEntry<Name extends string> {
  readonly name: Name;
  readonly shown: string;
  readonly short: string;
}

const parse = <Name extends string>(roles: readonly RoleEntry<Name>[], typed: string): Name | undefined => {
  const text = typed.trim().toLowerCase();
  return roles.find((role) => [role.name.toLowerCase(), role.shown.toLowerCase(), role.short].includes(text))?.name;
};

/** The organization role that is typed as `ORGANIZATION_USER`, `Organization User` or `user`, in any case. */
export const parseOrganizationRole = (typed: string): OrganizationRole | undefined => parse(organizationRoles, typed);

/** The workspace role that is typed as `WORKSPACE_USER`, `Editor` or, as tables of people have it, `Workspace User`. */
export const parseWorkspaceRole = (typed: string): WorkspaceRole | undefined =>
  parse(workspaceRoles, typed) ?? parse(workspaceRoles, typed.trim().replace(/\s+/g, "_"));

/** A stored role's name as people read it. A name that is not a system role's stays as it is. */
export const showRole = (name: string): string =>
  [...organizationRoles, ...workspaceRoles].find((role) => role.name === name)?.shown ?? name;
