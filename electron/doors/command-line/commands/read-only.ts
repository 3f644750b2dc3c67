/** Lists members, workspaces and roles of an installation that Gatehouse did not make. */
import { once } from "node:events";
import { ORPCError } from "@orpc/client";
import type { ForeignFact, ForeignMember, ForeignRole, ForeignWorkspace } from "../../../../shared/contract/foreign.js";
import type { Client } from "../../../../shared/contract.js";
import { count } from "../../../../shared/count.js";
import { GatehouseError } from "../../../../shared/errors.js";
import { readOnlySentence, sayUnknown } from "../../../../shared/read-only-words.js";
import { showRole } from "../../../../shared/roles.js";
import { formatTable, printJson, printNote, printResult } from "../terminal/output.js";
import type { CommonOptions } from "./options.js";
import { type PageOptions, pageOf } from "./paging.js";

/** Does `usual`, or `readOnly` if it turns out that Gatehouse did not make the installation. */
export async function orReadOnly(
  client: Client,
  usual: () => Promise<void>,
  readOnly: () => Promise<void>,
): Promise<void> {
  try {
    await usual();
  } catch (error) {
    if (!(await meansReadOnly(client, error))) throw error;
    await readOnly();
  }
}

/** A cursor of a read-only list is refused as USAGE: the usual lists check cursors before they look at the database. */
async function meansReadOnly(client: Client, error: unknown): Promise<boolean> {
  if (!(error instanceof ORPCError)) return false;
  if (error.code === "USAGE") return (await client.foreign.describe()).readable;
  return error.code === "INSTALLATION_READ_ONLY";
}

interface UsersOptions extends PageOptions {
  readonly search?: string;
  readonly all?: true;
}

/** Prints the members. `asked` names the options given that only Gatehouse's own tables can answer. Errors: USAGE for any. */
export async function printForeignUsers(
  client: Client,
  options: UsersOptions,
  asked: readonly string[],
): Promise<void> {
  if (asked.length > 0) {
    throw new GatehouseError("USAGE", `${asked.join(", ")} cannot be answered here. ${readOnlySentence}`, {
      remedy: "Leave it out: there is --search, and the order is by email.",
    });
  }
  if (options.all) return printAllUsers(client, options);
  const page = await client.foreign.members({ ...pageOf(options), search: options.search });
  if (options.json) printJson(page);
  else {
    printResult(formatTable([["EMAIL", "NAME", "ROLE", "STATE", "CREATED"], ...page.users.map(cellsOf)]));
    const more = page.totalIs === "exact" ? "" : "more than ";
    const next = page.nextCursor === null ? "" : ` Next page: --cursor ${page.nextCursor}`;
    printNote(`${page.users.length} of ${more}${count(page.total, "member")}.${next}`);
  }
  printReadOnly(page.unknown);
}

const largestPage = 1000;

/** Prints every page before it asks for the next one, so that memory does not grow. */
async function printAllUsers(client: Client, { json, search }: UsersOptions): Promise<void> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof client.foreign.members>> = await client.foreign.members({
      limit: largestPage,
      search,
      cursor,
    });
    if (cursor === undefined) printReadOnly(page.unknown);
    const lines = page.users.map((user) => (json ? JSON.stringify(user) : cellsOf(user).join("\t")));
    if (lines.length > 0 && !process.stdout.write(`${lines.join("\n")}\n`)) await once(process.stdout, "drain");
    cursor = page.nextCursor;
  }
}

const notKnown = "not known";

const cellsOf = ({ email, fullName, role, disabled, createdAt }: ForeignMember): readonly string[] => [
  email,
  fullName ?? "",
  role === null ? notKnown : showRole(role),
  disabled === null ? notKnown : disabled ? "deactivated" : "active",
  createdAt ?? notKnown,
];

/** Prints all workspaces. Archived ones are left out unless they are asked for; those that may be archived are shown. */
export async function printForeignWorkspaces(
  client: Client,
  options: CommonOptions & { readonly archived?: true },
): Promise<void> {
  const { rows, unknown } = await collectPages(
    (from) => client.foreign.workspaces({ limit: largestPage, ...from }),
    "workspaces",
  );
  const workspaces = rows.filter(({ archived }) => options.archived === true || archived !== true);
  if (options.json) printJson({ workspaces, readOnly: true, unknown });
  else printResult(formatTable([["NAME", "ID", "MEMBERS", "STATE", "CREATED"], ...workspaces.map(workspaceCells)]));
  printReadOnly(unknown);
}

const workspaceCells = ({ name, id, members, archived, createdAt }: ForeignWorkspace): readonly string[] => [
  name,
  id,
  members === null ? notKnown : String(members),
  archived === null ? notKnown : archived ? "archived" : "active",
  createdAt ?? notKnown,
];

/** Prints all roles, with their permissions if these are asked for. */
export async function printForeignRoles(
  client: Client,
  options: CommonOptions & { readonly permissions?: true },
): Promise<void> {
  const { rows: roles, unknown } = await collectPages(
    (from) => client.foreign.roles({ limit: largestPage, ...from }),
    "roles",
  );
  const headings = ["ROLE", "SCOPE", "KIND", "DESCRIPTION", ...(options.permissions ? ["PERMISSIONS"] : [])];
  if (options.json) printJson({ roles, readOnly: true, unknown });
  else printResult(formatTable([headings, ...roles.map((role) => roleCells(role, options.permissions === true))]));
  printReadOnly(unknown);
}

const roleCells = (
  { shown, scope, system, description, permissions }: ForeignRole,
  withPermissions: boolean,
): readonly string[] => [
  shown,
  scope ?? notKnown,
  system === null ? notKnown : system ? "system" : "custom",
  description ?? "",
  ...(withPermissions ? [permissions === null ? notKnown : permissions.join(" ")] : []),
];

type Page<Name extends string, Row> = Readonly<Record<Name, readonly Row[]>> & {
  readonly unknown: readonly ForeignFact[];
  readonly nextCursor: string | null;
};

/** Asks for all pages, for lists that have none on the command line. */
async function collectPages<Name extends string, Row>(
  ask: (from: { readonly cursor?: string }) => Promise<Page<Name, Row>>,
  name: Name,
): Promise<{ readonly rows: readonly Row[]; readonly unknown: readonly ForeignFact[] }> {
  const rows: Row[] = [];
  let page = await ask({});
  rows.push(...page[name]);
  while (page.nextCursor !== null) {
    page = await ask({ cursor: page.nextCursor });
    rows.push(...page[name]);
  }
  return { rows, unknown: page.unknown };
}

function printReadOnly(unknown: readonly ForeignFact[]): void {
  printNote([readOnlySentence, sayUnknown(unknown)].filter((text) => text !== null).join(" "));
}
