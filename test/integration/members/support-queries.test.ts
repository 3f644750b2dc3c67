/** The published support queries are right about an installation of 3 workspaces and 50 members, also after changes. */
import { beforeEach, describe, expect, test } from "vitest";
import { changeMember } from "../../../electron/members/changes/change.js";
import { invite } from "../../../electron/members/invite.js";
import { createWorkspace } from "../../../electron/workspaces/change.js";
import { serverVersions } from "../../postgres/server.js";
import { organizationMembers, workspaceMembers } from "../support-queries.js";
import { adminEmail, operator, worldForEach } from "../world.js";

const names = ["Workspace 1", "Research", "Support"] as const;
type Workspace = (typeof names)[number];

/** 49 people besides the bootstrapped admin. A person's number decides their roles and workspaces. */
const people = Array.from({ length: 49 }, (_, n) => ({
  email: `Person-${n + 1}@corp.example`,
  role:
    n % 10 === 0
      ? "ORGANIZATION_ADMIN"
      : n % 10 === 1
        ? "ORGANIZATION_OPERATOR"
        : n % 3 === 0
          ? "ORGANIZATION_VIEWER"
          : "ORGANIZATION_USER",
  workspaces: names.filter((_name, place) => n % (place + 2) === 0),
  workspaceRole: n % 2 === 0 ? "WORKSPACE_USER" : "WORKSPACE_VIEWER",
}));

const byText = (one: unknown, other: unknown): number => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
const sorted = <T>(rows: readonly T[]): T[] => [...rows].sort(byText);

type Person = Pick<(typeof people)[number], "email" | "role" | "workspaceRole"> & {
  readonly workspaces: readonly Workspace[];
};
const admin: Person = {
  email: adminEmail,
  role: "ORGANIZATION_ADMIN",
  workspaceRole: "WORKSPACE_ADMIN",
  workspaces: names,
};

const inOrganization = (all: readonly Person[]) =>
  sorted(all.map(({ email, role }) => ({ email, role, organization: "Default" })));
/** Organization Admins are Admin of every workspace, and have the rows that say so. */
const inWorkspaces = (all: readonly Person[]) =>
  sorted(
    all.flatMap(({ email, role, workspaceRole, workspaces }) =>
      (role === "ORGANIZATION_ADMIN" ? names : workspaces).map((workspace) => ({
        ...{ email, workspace, organization: "Default" },
        role: role === "ORGANIZATION_ADMIN" ? "WORKSPACE_ADMIN" : workspaceRole,
      })),
    ),
  );

describe.each(serverVersions)("PostgreSQL %i", (version) => {
  const world = worldForEach({ version, cheapHashing: true });
  beforeEach(async () => {
    for (const name of names.slice(1)) await createWorkspace(world.database, operator, name);
    for (const { email, role, workspaces, workspaceRole } of people) {
      const places = workspaces.map((workspace) => ({ workspace, role: workspaceRole }));
      await invite(world.database, operator, {
        emails: [email],
        role,
        workspaces: role === "ORGANIZATION_ADMIN" ? [] : places,
      });
    }
  });

  test("members of organizations and of workspaces are the right rows, also after changes and a deleted workspace", async () => {
    const everybody: readonly Person[] = [admin, ...people];
    expect(everybody.length).toBe(50);
    expect(sorted(await world.db.run(organizationMembers))).toEqual(inOrganization(everybody));
    expect(sorted(await world.db.run(workspaceMembers))).toEqual(inWorkspaces(everybody));

    const [gone, moved] = [people[5], people[7]];
    if (gone === undefined || moved === undefined) throw new Error("there are 49 people");
    await changeMember(world.database, operator, { member: { email: gone.email }, change: { kind: "remove" } });
    await changeMember(world.database, operator, {
      member: { email: moved.email },
      change: { kind: "setRole", role: "admin" },
    });
    const now = everybody
      .filter(({ email }) => email !== gone.email)
      .map((one) => (one.email === moved.email ? { ...one, role: "ORGANIZATION_ADMIN" } : one));
    expect(sorted(await world.db.run(organizationMembers))).toEqual(inOrganization(now));
    expect(sorted(await world.db.run(workspaceMembers))).toEqual(inWorkspaces(now));

    // Deleting the row is enough: what belongs to it goes with it.
    await world.db.run("delete from tenants where display_name = 'Support'");
    expect(sorted(await world.db.run(workspaceMembers))).toEqual(
      inWorkspaces(now).filter(({ workspace }) => workspace !== "Support"),
    );
    expect(sorted(await world.db.run(organizationMembers))).toEqual(inOrganization(now));
  });
});
