/** The roles catalogue: names as stored, as shown, and what people type for them. */

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

/** Takes `ORGANIZATION_USER`, `Organization User` or `user`, in any case. */
export const parseOrganizationRole = (typed: string): OrganizationRole | undefined => parse(organizationRoles, typed);

/** Takes `WORKSPACE_USER`, `Editor` and, as people's bulk files write them, `Workspace User`. */
export const parseWorkspaceRole = (typed: string): WorkspaceRole | undefined =>
  parse(workspaceRoles, typed) ?? parse(workspaceRoles, typed.trim().replace(/\s+/g, "_"));

/** A stored role name as people read it; custom roles show as they are. */
export const showRole = (name: string): string =>
  [...organizationRoles, ...workspaceRoles].find((role) => role.name === name)?.shown ?? name;
