/** Judges the rows of a table of people: whom to invite and with what, or why a row is refused. */
import { isId } from "../../../shared/contract/values.js";
import { describeEmailFault, emailKey } from "../../../shared/email.js";
import { findFullNameFault } from "../../../shared/full-name.js";
import { type OrganizationRole, parseOrganizationRole, showRole } from "../../../shared/roles.js";
import type { StoredRole } from "../../database/queries/list-roles.js";
import { matchWorkspaceRole } from "../../roles/resolve.js";
import type { Columns } from "./columns.js";
import { shown } from "./sheet.js";
import type { TableRow } from "./table.js";

export interface WantedWorkspace {
  readonly workspaceId: string;
  readonly workspace: string;
  readonly roleId: string;
  readonly role: string;
}

/** A person to invite. `lines` are 1-based, in the order of the table. */
export interface WantedPerson {
  readonly email: string;
  readonly fullName: string | null;
  readonly role: OrganizationRole;
  readonly workspaces: readonly WantedWorkspace[];
  readonly lines: readonly number[];
}

/** The verdict on one row. A person with a refused row is not invited at all: half of their roles would surprise. */
export interface RowVerdict {
  readonly line: number;
  readonly email: string;
  readonly verdict: "invite" | "exists" | "refused";
  readonly reason: string | null;
}

export interface Judged {
  readonly people: readonly WantedPerson[];
  readonly rows: readonly RowVerdict[];
}

/** What judging needs to know besides the table. */
export interface World {
  readonly workspaces: readonly { readonly id: string; readonly name: string }[];
  readonly roles: readonly StoredRole[];
  /** The role of people whose rows name no organization role. */
  readonly defaultRole: OrganizationRole;
  readonly mayInviteAs: (role: OrganizationRole) => boolean;
  /** True if the actor may give this role in a workspace. */
  readonly mayPlaceAs: (role: { readonly system: boolean; readonly name: string }) => boolean;
  /** Email key → the organization role of the user who has the email; null if they are not a member. */
  readonly existing: ReadonlyMap<string, string | null>;
}

type Read =
  | { readonly refused: string }
  | { readonly role: OrganizationRole }
  | { readonly workspace: WantedWorkspace }
  | { readonly nothing: true };

/** Judges the rows, which come without the header. A pure function. Every row gets a verdict. */
export function judgeRows(rows: readonly TableRow[], columns: Columns, world: World): Judged {
  const cellOf = (row: TableRow, name: keyof Columns): string => row.cells[columns[name] ?? -1] ?? "";
  const groups = new Map<string, TableRow[]>();
  const verdicts = new Map<TableRow, RowVerdict>();
  const refuse = (row: TableRow, reason: string): void => {
    verdicts.set(row, { line: row.line, email: shown(cellOf(row, "email")), verdict: "refused", reason });
  };
  for (const row of rows) {
    const email = cellOf(row, "email");
    const fault = email === "" ? "The row has no email." : describeEmailFault(email);
    if (fault !== null) refuse(row, fault);
    else groups.set(emailKey(email), [...(groups.get(emailKey(email)) ?? []), row]);
  }

  const people: WantedPerson[] = [];
  for (const [key, own] of groups) {
    const person = readPerson(own, cellOf, world, refuse);
    const refusedLine = own.map((row) => verdicts.get(row)).find((verdict) => verdict?.verdict === "refused")?.line;
    const here = world.existing.has(key);
    if (refusedLine === undefined && !here && person !== null) people.push(person);
    for (const row of own) {
      if (verdicts.has(row)) continue;
      const email = cellOf(row, "email");
      if (refusedLine !== undefined)
        refuse(row, `Not invited because line ${refusedLine}, about the same person, is refused.`);
      else if (here) {
        const reason = "This person is already here; nothing is changed.";
        verdicts.set(row, { line: row.line, email, verdict: "exists", reason });
      } else verdicts.set(row, { line: row.line, email, verdict: "invite", reason: null });
    }
  }
  return { people, rows: rows.flatMap((row) => verdicts.get(row) ?? []) };
}

function readPerson(
  rows: readonly TableRow[],
  cellOf: (row: TableRow, name: keyof Columns) => string,
  world: World,
  refuse: (row: TableRow, reason: string) => void,
): WantedPerson | null {
  const [first] = rows;
  if (first === undefined) return null;
  let role: { readonly name: OrganizationRole; readonly row: TableRow } | undefined;
  let fullName: string | undefined;
  const workspaces = new Map<string, { readonly wanted: WantedWorkspace; readonly line: number }>();
  for (const row of rows) {
    const name = cellOf(row, "fullName");
    const fault = findFullNameFault(name);
    if (fault !== null) refuse(row, fault);
    else if (name !== "" && fullName !== undefined && fullName !== name)
      refuse(row, "An earlier line gives this person another name.");
    else if (name !== "") fullName = name;
    const read = readRow(
      { role: cellOf(row, "role"), id: cellOf(row, "workspaceId"), name: cellOf(row, "workspaceName") },
      world,
    );
    if ("refused" in read) refuse(row, read.refused);
    else if ("role" in read) {
      if (role !== undefined && role.name !== read.role)
        refuse(row, `Line ${role.row.line} gives this person another organization role.`);
      else role = { name: read.role, row };
    } else if ("workspace" in read) {
      const earlier = workspaces.get(read.workspace.workspaceId);
      if (earlier !== undefined && earlier.wanted.roleId !== read.workspace.roleId)
        refuse(row, `Line ${earlier.line} gives this person another role in the same workspace.`);
      else workspaces.set(read.workspace.workspaceId, { wanted: read.workspace, line: row.line });
    }
  }
  const wantedRole = role?.name ?? world.defaultRole;
  if (!world.mayInviteAs(wantedRole))
    refuse(role?.row ?? first, `You may not invite people as ${showRole(wantedRole)}.`);
  return {
    email: cellOf(first, "email"),
    fullName: fullName ?? null,
    role: wantedRole,
    workspaces: inWorkspaces(
      wantedRole,
      [...workspaces.values()].map(({ wanted }) => wanted),
      world,
    ),
    lines: rows.map(({ line }) => line),
  };
}

/** An Organization Admin is Admin of every workspace, whatever the table says. */
function inWorkspaces(
  role: OrganizationRole,
  wanted: readonly WantedWorkspace[],
  { roles, workspaces }: World,
): readonly WantedWorkspace[] {
  const admin = roles.find(({ system, name }) => system && name === "WORKSPACE_ADMIN");
  if (role !== "ORGANIZATION_ADMIN" || admin === undefined) return wanted;
  return workspaces.map(({ id, name }) => ({
    workspaceId: id,
    workspace: name,
    roleId: admin.id,
    role: showRole(admin.name),
  }));
}

/** Without a workspace, the row's role is an organization role; with one, it is a role in that workspace. */
function readRow(cells: { readonly role: string; readonly id: string; readonly name: string }, world: World): Read {
  if (cells.id === "" && cells.name === "") {
    if (cells.role === "") return { nothing: true };
    const role = parseOrganizationRole(cells.role);
    if (role !== undefined) return { role };
    return matchWorkspaceRole(world.roles, cells.role) === undefined
      ? { refused: `There is no organization role "${shown(cells.role)}".` }
      : { refused: `"${shown(cells.role)}" is a workspace role, but the row names no workspace.` };
  }
  const workspace = findRowWorkspace(cells, world.workspaces);
  if ("refused" in workspace) return workspace;
  if (cells.role === "") return { refused: "The row names a workspace but no role in it." };
  const role = matchWorkspaceRole(world.roles, cells.role);
  if (role === undefined) return { refused: `There is no workspace role "${shown(cells.role)}".` };
  if (!world.mayPlaceAs(role))
    return { refused: `Operators invite into workspaces as Editor or Viewer, not as ${shown(cells.role)}.` };
  const { id: workspaceId, name } = workspace;
  return {
    workspace: { workspaceId, workspace: name, roleId: role.id, role: role.system ? showRole(role.name) : role.shown },
  };
}

/**
 * Finds a workspace by its id. If the installation does not have the id, as with a table from another installation, the
 * workspace is found by its name, which only one workspace may have.
 */
function findRowWorkspace(
  { id, name }: { readonly id: string; readonly name: string },
  workspaces: World["workspaces"],
): World["workspaces"][number] | { readonly refused: string } {
  const byId = isId(id) ? workspaces.find((workspace) => workspace.id === id.toLowerCase()) : undefined;
  if (byId !== undefined) {
    return name === "" || byId.name === name
      ? byId
      : { refused: `The id is that of the workspace "${shown(byId.name)}", but the row names "${shown(name)}".` };
  }
  if (name === "") return { refused: "There is no workspace with this id." };
  const [match, another] = workspaces.filter((workspace) => workspace.name === name);
  if (another !== undefined) return { refused: `Several workspaces are named "${shown(name)}". Give the id.` };
  return match ?? { refused: `There is no workspace "${shown(name)}".` };
}
