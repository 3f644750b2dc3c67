/** gatehouse workspaces: lists, makes, renames and archives workspaces, and lists who can see one. */
import type { Command } from "commander";
import type { WorkspaceDetails } from "../../../../shared/contract/workspaces.js";
import type { Client } from "../../../../shared/contract.js";
import { GatehouseError } from "../../../../shared/errors.js";
import { findWorkspace } from "../../../workspaces/resolve.js";
import { confirm } from "../terminal/confirm.js";
import { formatTable, printJson, printNote, printResult } from "../terminal/output.js";
import { type CommonOptions, withConfig, withDatabase, withInstallation, withJson } from "./options.js";
import { type PageOptions, pageOf, withPage } from "./paging.js";
import { orReadOnly, printForeignWorkspaces } from "./read-only.js";

export function addWorkspaces(program: Command): void {
  const workspaces = program.command("workspaces").description("the organization's workspaces");
  const command = (name: string, about: string): Command =>
    withDatabase(withConfig(withJson(workspaces.command(name)))).description(about);

  command("list", "list the workspaces")
    .option("--archived", "list archived workspaces as well")
    .action((options: CommonOptions & { readonly archived?: true }) =>
      withInstallation(options, (client) =>
        orReadOnly(
          client,
          async () => {
            const answer = await client.workspaces.list({ archived: options.archived ?? false });
            if (options.json) printJson(answer);
            else printResult(describeWorkspaces(answer.workspaces));
          },
          () => printForeignWorkspaces(client, options),
        ),
      ),
    );

  command("create", "make a workspace")
    .argument("<name>")
    .action((name: string, options: CommonOptions) =>
      withInstallation(options, async (client) => print(await client.workspaces.create({ name }), "Made", options)),
    );

  command("rename", "give a workspace another name")
    .argument("<workspace>", "its name or id")
    .argument("<name>", "the new name")
    .action((named: string, name: string, options: CommonOptions) =>
      withInstallation(options, async (client) => {
        const { id: workspace, version } = await find(client, named, () => true);
        print(await client.workspaces.rename({ workspace, version, name }), "Renamed", options);
      }),
    );

  command("archive", "hide a workspace and keep all its data")
    .argument("<workspace>", "its name or id")
    .option("-y, --yes", "do not ask")
    .action((named: string, options: CommonOptions & { readonly yes?: true }) =>
      withInstallation(options, async (client) => {
        const { id: workspace, version, name } = await find(client, named, ({ archived }) => !archived);
        await confirm(`Archive the workspace "${name}"? Nobody sees it until it is unarchived.`, options.yes ?? false);
        print(await client.workspaces.archive({ workspace, version }), "Archived", options);
      }),
    );

  command("unarchive", "show an archived workspace again")
    .argument("<workspace>", "its name or id")
    .action((named: string, options: CommonOptions) =>
      withInstallation(options, async (client) => {
        const { id: workspace, version } = await find(client, named, ({ archived }) => archived);
        print(await client.workspaces.unarchive({ workspace, version }), "Unarchived", options);
      }),
    );

  withPage(command("members", "list who can see a workspace"))
    .argument("<workspace>", "its name or id")
    .action((workspace: string, options: PageOptions) =>
      withInstallation(options, async (client) => {
        const page = await client.workspaces.members({ workspace, ...pageOf(options) });
        if (options.json) return printJson(page);
        const rows = page.members.map(({ email, fullName, role, implicit, disabled }) => [
          email,
          fullName ?? "",
          implicit ? `${role} (Organization Admin)` : role,
          disabled ? "deactivated" : "active",
        ]);
        printResult(formatTable([["EMAIL", "NAME", "ROLE", "STATE"], ...rows]));
        if (page.nextCursor !== null) printNote(`There are more: --cursor ${page.nextCursor}`);
      }),
    );
}

/** Finds the workspace among those that fit the command, so that an archived one of the same name is not in the way. */
async function find(
  client: Client,
  named: string,
  fits: (workspace: WorkspaceDetails) => boolean,
): Promise<WorkspaceDetails> {
  const { workspaces } = await client.workspaces.list({ archived: true });
  try {
    return findWorkspace(workspaces.filter(fits), named);
  } catch (error) {
    // A workspace that does not fit, such as one that is archived already, is found here, and the call says why not.
    if (error instanceof GatehouseError && error.code === "WORKSPACE_NOT_FOUND")
      return findWorkspace(workspaces, named);
    throw error;
  }
}

function print(workspace: WorkspaceDetails, done: string, { json }: CommonOptions): void {
  if (json) printJson({ workspace });
  else printResult(`${done}: ${workspace.name} (${workspace.id})`);
}

const describeWorkspaces = (workspaces: readonly WorkspaceDetails[]): string =>
  formatTable([
    ["NAME", "ID", "MEMBERS", "STATE", "CREATED"],
    ...workspaces.map(({ name, id, members, archived, createdAt }) => [
      name,
      id,
      `${members.more ? "more than " : ""}${members.count}`,
      archived ? "archived" : "active",
      createdAt,
    ]),
  ]);
