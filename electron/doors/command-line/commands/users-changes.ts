/** gatehouse users show, and the commands that change members: those named, or with --matching all that a filter finds. */
import type { Command } from "commander";
import type {
  ChangeCounts,
  ChangeOutcome,
  ChangePreview,
  MemberChange,
  MemberDetails,
  WhichMembers,
} from "../../../../shared/contract/member-changes.js";
import type { Client } from "../../../../shared/contract.js";
import { count } from "../../../../shared/count.js";
import { GatehouseError } from "../../../../shared/errors.js";
import { follow } from "../../../../shared/follow.js";
import { showRole } from "../../../../shared/roles.js";
import { confirm } from "../terminal/confirm.js";
import { formatTable, printJson, printNote, printResult, toFailure } from "../terminal/output.js";
import { changeByTable, type TableOptions, withChangeTable } from "./bulk-change.js";
import { describeDomain, describeQuestion, doneWords } from "./change-words.js";
import { type CommonOptions, withConfig, withDatabase, withInstallation, withJson } from "./options.js";
import { type FilterOptions, filterOf, withFilter } from "./users-list.js";

interface ChangeOptions extends CommonOptions, FilterOptions {
  readonly matching?: true;
  readonly yes?: true;
  readonly dryRun?: true;
}

interface DomainOptions extends ChangeOptions, TableOptions {
  readonly fromDomain?: string;
  readonly toDomain?: string;
}

const base = (parent: Command, name: string, description: string): Command =>
  withDatabase(withConfig(withJson(parent.command(name)))).description(description);

/** A command that changes the members named, or all that match. */
const ofMany = (parent: Command, name: string, description: string): Command =>
  withFilter(base(parent, name, description))
    .argument("[email...]")
    .option("--matching", "change all members that the filters find")
    .option("-y, --yes", "do not ask");

export function addChanges(users: Command): void {
  base(users, "show", "show a member")
    .argument("<email>")
    .action((email: string, options: CommonOptions) =>
      withInstallation(options, async (client) => {
        const details = await client.memberChanges.show({ member: { email } });
        if (options.json) printJson(details);
        else printResult(describeMember(details));
      }),
    );

  withChangeTable(base(users, "rename", "give a member another name, or with --csv each of many their own"))
    .argument("[email]")
    .argument("[name]", "the full name; an empty one takes it away")
    .action((email: string | undefined, name: string | undefined, options: TableOptions) => {
      if (options.csv !== undefined) return changeByTable("rename", [email, name], options);
      if (email === undefined || name === undefined)
        throw new GatehouseError("USAGE", "Give an email and a name, or --csv.");
      return changeAll([email], options, { kind: "rename", fullName: name === "" ? null : name });
    });

  withChangeTable(
    ofMany(users, "change-email", "give a member another email to sign in with; many by --csv, or all of a domain"),
  )
    .option("--from-domain <domain>", "move the members named, or all that match, from this domain")
    .option("--to-domain <domain>", "to this one; what stands before the @ stays")
    .action((emails: readonly string[], options: DomainOptions) => {
      const { fromDomain: from, toDomain: to } = options;
      const [email, next, ...others] = emails;
      if (options.csv !== undefined) return changeByTable("changeEmail", [...emails, from, to], options);
      if (from !== undefined && to !== undefined) return changeAll(emails, options, { kind: "changeDomain", from, to });
      if (from === undefined && to === undefined && email !== undefined && next !== undefined && others.length === 0) {
        return changeAll([email], options, { kind: "changeEmail", email: next });
      }
      throw new GatehouseError(
        "USAGE",
        "Give an email and the new one, or --csv, or members with --from-domain and --to-domain.",
      );
    });

  ofMany(users, "set-role", "give members another organization role")
    .requiredOption("--to <role>", "Organization Admin, Operator, User or Viewer")
    .option(
      "--in-workspaces <role>",
      "the role that former Organization Admins get in their workspaces, or none (default: Admin)",
    )
    .action(
      (emails: readonly string[], options: ChangeOptions & { readonly to: string; readonly inWorkspaces?: string }) =>
        changeAll(emails, options, {
          kind: "setRole",
          role: options.to,
          inWorkspaces: options.inWorkspaces,
        }),
    );
  ofMany(users, "deactivate", "deactivate members: they may no longer sign in, and their sessions end").action(
    (emails: readonly string[], options: ChangeOptions) => changeAll(emails, options, { kind: "deactivate" }),
  );
  ofMany(users, "reactivate", "let deactivated members sign in again").action(
    (emails: readonly string[], options: ChangeOptions) => changeAll(emails, options, { kind: "reactivate" }),
  );
  ofMany(
    users,
    "remove",
    "remove members: their memberships, login and sessions are deleted, what they made stays",
  ).action((emails: readonly string[], options: ChangeOptions) => changeAll(emails, options, { kind: "remove" }));
  addWorkspaceChanges(users);
}

function addWorkspaceChanges(users: Command): void {
  const workspaces = users.command("workspaces").description("members in and out of workspaces");
  interface RoleOptions extends ChangeOptions {
    readonly in: string;
    readonly as: string;
  }
  const withPlace = (command: Command): Command =>
    command.requiredOption("--in <workspace>", "the workspace, by name or id");
  const withRole = (command: Command): Command =>
    withPlace(command).requiredOption("--as <role>", "Admin, Editor, Viewer or a custom role");

  withRole(ofMany(workspaces, "add", "add members to a workspace, or give them this role where they are in it")).action(
    (emails: readonly string[], options: RoleOptions) =>
      changeAll(emails, options, { kind: "addToWorkspace", workspace: options.in, role: options.as }),
  );
  withRole(ofMany(workspaces, "set-role", "give members of a workspace another role in it")).action(
    (emails: readonly string[], options: RoleOptions) =>
      changeAll(emails, options, { kind: "setWorkspaceRole", workspace: options.in, role: options.as }),
  );
  withPlace(ofMany(workspaces, "remove", "take members out of a workspace")).action(
    (emails: readonly string[], options: RoleOptions) =>
      changeAll(emails, options, { kind: "removeFromWorkspace", workspace: options.in }),
  );
}

/**
 * Changes the members named, or all that match. It asks first, unless one member is named and the change is not a
 * removal. Exit code 1 if a change was refused.
 */
const changeAll = (emails: readonly string[], options: ChangeOptions, change: MemberChange): Promise<void> =>
  withInstallation(options, async (client) => {
    if ((options.matching === true) === emails.length > 0) {
      throw new GatehouseError("USAGE", "Name members by email, or pass --matching with filters, but not both.");
    }
    if (emails.length > 0 && Object.values(filterOf(options)).some((value) => value !== undefined)) {
      throw new GatehouseError("USAGE", "Filters apply only with --matching, not to members that are named.", {
        remedy: "Leave the filters out, or pass --matching instead of emails.",
      });
    }
    const [email, ...others] = emails;
    if (email !== undefined && others.length === 0 && options.dryRun === undefined) {
      if (change.kind === "remove") {
        await confirm(
          `Remove ${email}? Memberships, login and sessions are deleted; what this person made and the audit trail stay.`,
          options.yes ?? false,
        );
      }
      return printOutcome(await client.memberChanges.change({ member: { email }, change }), change, options);
    }
    await changeMany(client, emails, options, change);
  });

async function changeMany(
  client: Client,
  emails: readonly string[],
  options: ChangeOptions,
  change: MemberChange,
): Promise<void> {
  const { ids, missing } = await findIds(client, emails);
  const members: WhichMembers = options.matching === true ? { filter: filterOf(options) } : { ids: [...ids] };
  const empty = "ids" in members && members.ids.length === 0;
  const refused: ChangeOutcome[] = [...missing];
  let counts: ChangeCounts = { changed: 0, unchanged: 0, refused: 0, sessionsEnded: 0 };
  if (!empty) {
    const met = await client.memberChanges.preview({ members, change });
    if (options.dryRun) return printMeeting(met, options);
    await confirm(describeQuestion(met, change), options.yes ?? false);
    const stream = await client.memberChanges.changeMany({ members, change });
    counts = await follow(stream, (progress) => {
      refused.push(...progress.outcomes.filter(({ status }) => status === "refused"));
      printNote(`${progress.changed + progress.unchanged + progress.refused} of ${met.members}`);
    });
  }
  printCounts(refused, { ...counts, refused: counts.refused + missing.length }, options);
}

/** Prints what the change would do. Exit code 1 if it would be refused for somebody. */
function printMeeting(met: ChangePreview, { json }: CommonOptions): void {
  if (json) printJson(met);
  else printResult(`${count(met.members, "member")}.${met.domain === null ? "" : ` ${describeDomain(met.domain)}`}`);
  if ((met.domain?.taken ?? 0) > 0) process.exitCode = 1;
}

async function findIds(client: Client, emails: readonly string[]) {
  const ids: string[] = [];
  const missing: ChangeOutcome[] = [];
  for (const email of emails) {
    try {
      ids.push((await client.memberChanges.show({ member: { email } })).member.id);
    } catch (error) {
      const { code, message } = toFailure(error);
      if (code !== "MEMBER_NOT_FOUND") throw error;
      missing.push({ id: "", email, status: "refused", code, reason: message, sessionsEnded: 0 });
    }
  }
  return { ids, missing };
}

/** Prints what became of a single change. One that was refused does not come here: the call threw. */
function printOutcome(outcome: ChangeOutcome, { kind }: MemberChange, { json }: CommonOptions): void {
  if (json) printJson({ user: outcome });
  else printResult(`${outcome.email}: ${outcome.status === "changed" ? doneWords[kind] : outcome.status}`);
}

/** Prints how many were changed, and names those who were refused. Exit code 1 if there are any. */
function printCounts(refusals: readonly ChangeOutcome[], counts: ChangeCounts, { json }: CommonOptions): void {
  if (json) printJson({ ...counts, refusals });
  else {
    for (const { email, reason } of refusals) printResult(`${email}: ${reason}`);
    printResult(
      `${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.refused} refused; ${count(counts.sessionsEnded, "session")} ended.`,
    );
  }
  if (refusals.length > 0) process.exitCode = 1;
}

function describeMember({ member, memberships, liveSessions }: MemberDetails): string {
  const password = member.hasPassword
    ? `${member.initialPassword ? "initial" : "own"}, since ${member.passwordSetAt}`
    : "none";
  const facts = [
    ["Email", member.email],
    ["Name", member.fullName ?? ""],
    ["Role", showRole(member.role)],
    ["State", member.disabled ? "deactivated" : "active"],
    ["Created", member.createdAt],
    ["Last sign-in", member.lastSignInAt ?? "never"],
    ["Live sessions", String(liveSessions)],
    ["Password", password],
  ];
  const places = memberships.map(({ workspace, shownRole, archived }) => [
    workspace,
    `${shownRole}${archived ? " (archived)" : ""}`,
  ]);
  return formatTable([...facts, ...places.map(([name, role]) => [`in ${name}`, role ?? ""])]);
}
