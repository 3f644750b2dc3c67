/** The permissions of the product's public API, and those of each system role. */
import type { OrganizationRole, WorkspaceRole } from "./roles.js";

const crud = ["create", "read", "update", "delete"] as const;

/** The actions on each resource. A permission is written `resource:action`. */
export const permissionCatalogue = {
  "annotation-queues": crud,
  charts: crud,
  datasets: [...crud, "share", "download"],
  deployments: crud,
  feedback: crud,
  experiments: ["run"],
  issues: crud,
  projects: [...crud, "increase-trace-tier", "decrease-trace-tier"],
  prompts: [...crud, "share"],
  rules: crud,
  runs: ["create", "read", "share", "delete"],
  sandboxes: [...crud, "exec"],
  workspaces: ["read", "manage", "manage-members", "manage-secrets", "manage-model-configs"],
  alerts: crud,
  "bulk-exports": ["read", "manage"],
  "mcp-servers": [...crud, "invoke"],
  gateway: ["invoke"],
  organization: ["read", "manage", "pats:create"],
} as const satisfies Record<string, readonly string[]>;

/** Every permission as `resource:action`. */
export const allPermissions: readonly string[] = Object.entries(permissionCatalogue).flatMap(([resource, actions]) =>
  actions.map((action) => `${resource}:${action}`),
);

const inWorkspaces = allPermissions.filter((permission) => !permission.startsWith("organization:"));
const editors = inWorkspaces.filter((permission) => !/^workspaces:manage/.test(permission));
const readers = inWorkspaces.filter((permission) => /:(read|download)$/.test(permission));

/** The permissions that are stored with each system role. */
export const systemRolePermissions: Readonly<Record<OrganizationRole | WorkspaceRole, readonly string[]>> = {
  ORGANIZATION_ADMIN: allPermissions,
  ORGANIZATION_OPERATOR: ["organization:read", "organization:pats:create", "workspaces:read", "workspaces:manage"],
  ORGANIZATION_USER: ["organization:read", "organization:pats:create"],
  ORGANIZATION_VIEWER: ["organization:read"],
  WORKSPACE_ADMIN: inWorkspaces,
  WORKSPACE_USER: editors,
  WORKSPACE_VIEWER: readers,
};
