/** Roles by every name people use for them, and the permissions stored with them. */
import { describe, expect, test } from "vitest";
import { allPermissions, systemRolePermissions } from "../../../shared/permissions.js";
import {
  organizationRoles,
  parseOrganizationRole,
  parseWorkspaceRole,
  showRole,
  workspaceRoles,
} from "../../../shared/roles.js";

describe("names", () => {
  test.each(organizationRoles)(
    "$name is found by its stored, shown and short name, in any case",
    ({ name, shown, short }) => {
      for (const typed of [name, shown, short, shown.toUpperCase(), ` ${short} `])
        expect(parseOrganizationRole(typed)).toBe(name);
      expect(showRole(name)).toBe(shown);
    },
  );

  test.each(workspaceRoles)("$name likewise", ({ name, shown, short }) => {
    for (const typed of [name, shown, short, shown.toLowerCase()]) expect(parseWorkspaceRole(typed)).toBe(name);
    expect(parseWorkspaceRole(name.replace("_", " ").toLowerCase())).toBe(name);
  });

  test("an organization role is no workspace role, and nonsense is neither", () => {
    expect(parseWorkspaceRole("Organization Admin")).toBeUndefined();
    expect(parseOrganizationRole("editor")).toBeUndefined();
    for (const typed of ["", "root", "__proto__", "ADMINS"]) {
      expect(parseOrganizationRole(typed)).toBeUndefined();
      expect(parseWorkspaceRole(typed)).toBeUndefined();
    }
  });

  test("a custom role shows as it is", () => {
    expect(showRole("CUSTOM")).toBe("CUSTOM");
  });
});

describe("permissions", () => {
  const all = Object.entries(systemRolePermissions);

  test.each(all)("each of %s is resource:action from the catalogue, once", (_role, permissions) => {
    for (const permission of permissions) expect(permission).toMatch(/^[a-z-]+:[a-z:-]+$/);
    expect(new Set(permissions).size).toBe(permissions.length);
    expect(allPermissions).toEqual(expect.arrayContaining([...permissions]));
  });

  test("the catalogue is the product's, with the permissions that are easily forgotten and none made up", () => {
    expect(allPermissions).toEqual(
      expect.arrayContaining([
        "organization:pats:create",
        "mcp-servers:invoke",
        "gateway:invoke",
        "runs:share",
        "experiments:run",
      ]),
    );
    expect(allPermissions).not.toContain("runs:update");
    expect(allPermissions).not.toContain("workspaces:create");
  });

  test("viewers write nothing", () => {
    for (const role of ["ORGANIZATION_VIEWER", "WORKSPACE_VIEWER"] as const) {
      for (const permission of systemRolePermissions[role]) expect(permission).toMatch(/:(read|download)$/);
    }
  });

  test("no workspace role has an organization permission; an Organization Admin has all", () => {
    for (const { name } of workspaceRoles) {
      expect(systemRolePermissions[name].filter((permission) => permission.startsWith("organization:"))).toEqual([]);
    }
    expect(systemRolePermissions.ORGANIZATION_ADMIN).toEqual(allPermissions);
  });

  test("editors do not manage the workspace, its members or its secrets", () => {
    expect(systemRolePermissions.WORKSPACE_USER.filter((permission) => permission.includes("manage")).sort()).toEqual([
      "bulk-exports:manage",
    ]);
  });

  test("only admins and operators make workspaces", () => {
    const makers = organizationRoles.filter(({ name }) => systemRolePermissions[name].includes("workspaces:manage"));
    expect(makers.map(({ name }) => name)).toEqual(["ORGANIZATION_ADMIN", "ORGANIZATION_OPERATOR"]);
  });
});
