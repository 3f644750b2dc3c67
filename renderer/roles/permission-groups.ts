/** The permissions in groups, one for each resource. */
import { permissionCatalogue } from "../../shared/permissions.js";

export interface PermissionGroup {
  readonly resource: string;
  /** The resource's name for people: "annotation-queues" becomes "Annotation queues", "mcp-servers" "MCP servers". */
  readonly shown: string;
  readonly permissions: readonly { readonly name: string; readonly action: string }[];
}

const words = (text: string): string => {
  const spaced = text.replace(/[-:]/g, " ").replace(/^mcp\b/, "MCP");
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};

export const permissionGroups: readonly PermissionGroup[] = Object.entries(permissionCatalogue).map(
  ([resource, actions]) => ({
    resource,
    shown: words(resource),
    permissions: actions.map((action) => ({ name: `${resource}:${action}`, action: words(action) })),
  }),
);

/** The groups of the permissions that a workspace role can have. */
export const workspaceGroups: readonly PermissionGroup[] = permissionGroups.filter(
  ({ resource }) => resource !== "organization",
);
