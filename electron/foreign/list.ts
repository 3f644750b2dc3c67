/** Listing the members, workspaces and roles of a foreign installation, which Gatehouse did not make. */
import type {
  ForeignFact,
  ForeignMemberPage,
  ForeignRolePage,
  ForeignWorkspacePage,
} from "../../shared/contract/foreign.js";
import type { Database } from "../database/connect.js";
import { knownOfMembers, listForeignMembers } from "../database/queries/list-foreign-members.js";
import { knownOfRoles, listForeignRoles } from "../database/queries/list-foreign-roles.js";
import { knownOfWorkspaces, listForeignWorkspaces } from "../database/queries/list-foreign-workspaces.js";
import { type ForeignPageRequest, finishPage, startPage } from "./paging.js";
import { readForeign } from "./reading.js";

/** A page of members, by email. Errors: NOT_FOREIGN, NO_INSTALLATION, USAGE for a cursor of another list. */
export async function listMembersOfForeign(database: Database, asked: ForeignPageRequest): Promise<ForeignMemberPage> {
  const from = startPage(asked);
  return readForeign(database, async (transaction, catalogue) => {
    const found = await listForeignMembers(transaction, catalogue, from.query);
    const { rows, ...page } = finishPage(found, from);
    return {
      ...page,
      // The product does not record sign-ins in the public columns.
      unknown: [...unknownOf(knownOfMembers(catalogue)), "lastSignInAt"],
      users: rows.map(({ createdAt, ...member }) => ({ ...member, createdAt: toIso(createdAt), lastSignInAt: null })),
    };
  });
}

/** A page of workspaces by name, archived ones among the others. Errors: NOT_FOREIGN, NO_INSTALLATION, USAGE. */
export async function listWorkspacesOfForeign(
  database: Database,
  asked: ForeignPageRequest,
): Promise<ForeignWorkspacePage> {
  const from = startPage(asked);
  return readForeign(database, async (transaction, catalogue) => {
    const found = await listForeignWorkspaces(transaction, catalogue, from.query);
    const { rows, ...page } = finishPage(found, from);
    return {
      ...page,
      unknown: [...unknownOf(knownOfWorkspaces(catalogue))],
      workspaces: rows.map(({ createdAt, ...workspace }) => ({ ...workspace, createdAt: toIso(createdAt) })),
    };
  });
}

/**
 * A page of roles, by name. Without a readable table of roles the page is empty, and `unknown` says so.
 * Errors: NOT_FOREIGN, NO_INSTALLATION, USAGE.
 */
export async function listRolesOfForeign(database: Database, asked: ForeignPageRequest): Promise<ForeignRolePage> {
  const from = startPage(asked);
  return readForeign(database, async (transaction, catalogue) => {
    const found = await listForeignRoles(transaction, catalogue, from.query);
    const { rows, ...page } = finishPage(found, from);
    return {
      ...page,
      unknown: [...unknownOf(knownOfRoles(catalogue))],
      roles: rows.map(({ shown, permissions, ...role }) => ({
        ...role,
        shown: shown ?? role.name,
        permissions: toTexts(permissions),
      })),
    };
  });
}

const unknownOf = (known: Readonly<Partial<Record<ForeignFact, boolean>>>): readonly ForeignFact[] =>
  (Object.keys(known) as ForeignFact[]).filter((fact) => known[fact] === false);

/** Null for a timestamp that is no date, such as infinity. */
const toIso = (moment: Date | null): string | null =>
  moment instanceof Date && !Number.isNaN(moment.getTime()) ? moment.toISOString() : null;

/** Null for permissions in another form than a list of texts. */
const toTexts = (value: unknown): string[] | null =>
  Array.isArray(value) && value.every((one): one is string => typeof one === "string") ? value : null;
