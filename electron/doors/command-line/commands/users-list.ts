/** gatehouse users list: lists a page of members, or all of them. */
import { once } from "node:events";
import { type Command, InvalidArgumentError, Option } from "commander";
import { type Member, type MemberFilter, type MemberPage, memberSorts } from "../../../../shared/contract/members.js";
import type { Client } from "../../../../shared/contract.js";
import { count } from "../../../../shared/count.js";
import { showRole } from "../../../../shared/roles.js";
import { formatTable, printJson, printNote, printResult } from "../terminal/output.js";
import { withConfig, withDatabase, withInstallation, withJson } from "./options.js";
import { type PageOptions, pageOf, withPage } from "./paging.js";
import { orReadOnly, printForeignUsers } from "./read-only.js";

export interface FilterOptions {
  readonly search?: string;
  readonly role?: string;
  readonly workspace?: string;
  readonly state?: "active" | "disabled";
  readonly neverSignedIn?: true;
  readonly initialPassword?: true;
}

interface ListOptions extends PageOptions, FilterOptions {
  readonly sort: (typeof memberSorts)[number];
  readonly descending?: true;
  readonly all?: true;
}

/** Adds the filters, which are the same for a list and for a change of all that match. */
export const withFilter = (command: Command): Command =>
  command
    .option("--search <text>", "part of a name or an email")
    .option("--role <name>", "with this organization role")
    .option("--workspace <name>", "in this workspace, by name or id")
    .addOption(
      new Option("--state <state>", "active, or disabled for deactivated members").choices(["active", "disabled"]),
    )
    .option("--never-signed-in", "members who never signed in")
    .option("--initial-password", "members who still have their initial password");

/** The part of a call's input that filters members. */
export const filterOf = ({
  search,
  role,
  workspace,
  state,
  neverSignedIn,
  initialPassword,
}: FilterOptions): MemberFilter => ({ search, role, workspace, state, neverSignedIn, initialPassword });

export function addList(users: Command): void {
  withFilter(withPage(withDatabase(withConfig(withJson(users.command("list"))))))
    .description("list members")
    .option("--sort <order>", "created, email, name, last-sign-in or role", parseSort, "created")
    .option("--descending", "in descending order")
    .option("--all", "list all pages; with --json one JSON object per line")
    .action((options: ListOptions) =>
      withInstallation(options, (client) =>
        orReadOnly(
          client,
          () => printMembers(client, options),
          () => printForeignUsers(client, options, onlyOwn(options)),
        ),
      ),
    );
}

async function printMembers(client: Client, options: ListOptions): Promise<void> {
  if (options.all) return printAll(client, options);
  const page = await client.members.list({ ...pageOf(options), ...orderOf(options), ...filterOf(options) });
  if (options.json) printJson(page);
  else printPage(page);
}

/** The options given that only Gatehouse's own tables can answer. */
const onlyOwn = ({ role, workspace, state, neverSignedIn, initialPassword, sort, descending }: ListOptions) => [
  ...(role === undefined ? [] : ["--role"]),
  ...(workspace === undefined ? [] : ["--workspace"]),
  ...(state === undefined ? [] : ["--state"]),
  ...(neverSignedIn === undefined ? [] : ["--never-signed-in"]),
  ...(initialPassword === undefined ? [] : ["--initial-password"]),
  ...(sort === "created" || sort === "email" ? [] : ["--sort"]),
  ...(descending === undefined ? [] : ["--descending"]),
];

const orderOf = ({ sort, descending }: ListOptions) => ({ sort, descending: descending ?? false });

function parseSort(text: string): (typeof memberSorts)[number] {
  const wanted = text.replace(/-(\w)/g, (_whole, letter: string) => letter.toUpperCase());
  const sort = memberSorts.find((known) => known === wanted);
  if (sort === undefined) throw new InvalidArgumentError("Give created, email, name, last-sign-in or role.");
  return sort;
}

const largestPage = 1000;

/** Prints every page before it asks for the next one, so that memory does not grow. */
async function printAll(client: Client, options: ListOptions): Promise<void> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: MemberPage = await client.members.list({
      ...orderOf(options),
      ...filterOf(options),
      limit: largestPage,
      cursor,
    });
    const lines = page.users.map((user) => (options.json ? JSON.stringify(user) : cellsOf(user).join("\t")));
    if (lines.length > 0 && !process.stdout.write(`${lines.join("\n")}\n`)) await once(process.stdout, "drain");
    cursor = page.nextCursor;
  }
}

const cellsOf = (user: Member): readonly string[] => [
  user.email,
  user.fullName ?? "",
  showRole(user.role),
  user.disabled ? "deactivated" : "active",
  user.lastSignInAt ?? "never signed in",
  user.hasPassword ? (user.initialPassword ? "initial" : "own") : "none",
];

function printPage({ users, total, totalIs, nextCursor, searchNote }: MemberPage): void {
  printResult(formatTable([["EMAIL", "NAME", "ROLE", "STATE", "LAST SIGN-IN", "PASSWORD"], ...users.map(cellsOf)]));
  const about = { exact: "", estimate: "about ", "at-least": "more than " }[totalIs];
  printNote(
    `${users.length} of ${about}${count(total, "member")}.${nextCursor === null ? "" : ` Next page: --cursor ${nextCursor}`}`,
  );
  if (searchNote !== null) printNote(searchNote);
}
