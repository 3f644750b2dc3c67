/** gatehouse sessions: lists sessions and ends them. */
import { type Command, InvalidArgumentError } from "commander";
import type { SessionPage } from "../../../../shared/contract/sessions.js";
import { isId } from "../../../../shared/contract/values.js";
import { GatehouseError } from "../../../../shared/errors.js";
import { confirm } from "../terminal/confirm.js";
import { formatTable, printJson, printNote, printResult } from "../terminal/output.js";
import { type CommonOptions, withConfig, withDatabase, withInstallation, withJson } from "./options.js";
import { type PageOptions, pageOf, withPage } from "./paging.js";

interface ListOptions extends PageOptions {
  readonly user?: string;
  readonly ended?: true;
}

interface EndAllOptions extends CommonOptions {
  readonly user?: string;
  readonly everybody?: true;
  readonly yes?: true;
}

export function addSessions(program: Command): void {
  const sessions = program.command("sessions").description("who is signed in");
  const command = (name: string, about: string): Command =>
    withDatabase(withConfig(withJson(sessions.command(name)))).description(about);

  withPage(command("list", "list sessions, the latest first"))
    .option("--user <email>", "of one member")
    .option("--ended", "ended ones too")
    .action((options: ListOptions) =>
      withInstallation(options, async (client) => {
        const { user: email, ended = false } = options;
        const page = await client.sessions.list({ ...pageOf(options), email, ended });
        if (options.json) printJson(page);
        else printPage(page);
      }),
    );

  command("end", "end one session")
    .argument("<id>", "the session's id, as gatehouse sessions list prints it", parseId)
    .action((id: string, options: CommonOptions) =>
      withInstallation(options, async (client) => printEnded(await client.sessions.end({ id }), options)),
    );

  command("end-all", "end all sessions of a member, or everybody's")
    .option("--user <email>", "of this member")
    .option("--everybody", "everybody's")
    .option("-y, --yes", "do not ask")
    .action((options: EndAllOptions) =>
      withInstallation(options, async (client) => {
        const { user: email, everybody, yes } = options;
        if ((email === undefined) === (everybody === undefined)) {
          throw new GatehouseError("USAGE", "It is not clear whose sessions to end.", {
            remedy: "Give either --user EMAIL or --everybody.",
          });
        }
        await confirm(`End all sessions of ${email ?? "everybody"}?`, yes ?? false);
        const ended =
          email === undefined ? client.sessions.endEverybodys({ keepOwn: false }) : client.sessions.endAllOf({ email });
        printEnded(await ended, options);
      }),
    );
}

function parseId(text: string): string {
  if (!isId(text)) throw new InvalidArgumentError("Give a session's id, as gatehouse sessions list prints it.");
  return text;
}

function printEnded(answer: { readonly sessionsEnded: number }, { json }: CommonOptions): void {
  if (json) printJson(answer);
  else printResult(`Sessions ended: ${answer.sessionsEnded}`);
}

function printPage({ sessions, live, lastSignInAt, nextCursor }: SessionPage): void {
  const rows = sessions.map(({ id, email, signedInAt, expiresAt, endedAt, endReason, live: lives }) => [
    id,
    email,
    signedInAt,
    lives ? `until ${expiresAt}` : endedAt === null ? `expired ${expiresAt}` : `ended ${endedAt} (${endReason})`,
  ]);
  printResult(formatTable([["ID", "EMAIL", "SIGNED IN", "STATE"], ...rows]));
  if (lastSignInAt !== null) printNote(`Last sign-in: ${lastSignInAt}.`);
  printNote(`${live} live.${nextCursor === null ? "" : ` Next page: --cursor ${nextCursor}`}`);
}
