/** gatehouse roles: lists and edits roles, and lists who has a permission. */
import type { Command } from "commander";
import type { HolderPage, Role } from "../../../../shared/contract/roles.js";
import { allPermissions } from "../../../../shared/permissions.js";
import { confirm } from "../terminal/confirm.js";
import { formatTable, printJson, printNote, printResult } from "../terminal/output.js";
import { type CommonOptions, withConfig, withDatabase, withInstallation, withJson } from "./options.js";
import { collect, type PageOptions, pageOf, withPage } from "./paging.js";
import { orReadOnly, printForeignRoles } from "./read-only.js";

interface ContentOptions extends CommonOptions {
  readonly description?: string;
  readonly allow?: readonly string[];
}

interface EditOptions extends ContentOptions {
  readonly name?: string;
  readonly deny?: readonly string[];
}

export function addRoles(program: Command): void {
  const roles = program.command("roles").description("roles and what each may do");
  const command = (name: string, about: string): Command =>
    withDatabase(withConfig(withJson(roles.command(name)))).description(about);

  command("list", "list the roles")
    .option("--permissions", "with what each may do")
    .action((options: CommonOptions & { readonly permissions?: true }) =>
      withInstallation(options, (client) =>
        orReadOnly(
          client,
          async () => {
            const answer = await client.roles.list();
            if (options.json) printJson(answer);
            else printResult(options.permissions ? describeMatrix(answer.roles) : describeRoles(answer.roles));
          },
          () => printForeignRoles(client, options),
        ),
      ),
    );

  command("show", "show one role: what it may do, and who has it")
    .argument("<role>", "its name or id")
    .action((named: string, options: CommonOptions) =>
      withInstallation(options, async (client) => {
        const role = await client.roles.show({ role: named });
        const { holders, nextCursor } = await client.roles.holders({ role: role.id, limit: 100 });
        if (options.json) printJson({ role, holders, nextCursor });
        else printResult(`${describeRole(role)}\n${describeHolders({ holders, nextCursor })}`);
      }),
    );

  command("create", "make a custom workspace role")
    .argument("<name>")
    .option("--description <text>", "what it is for")
    .option("--allow <permission>", "resource:action; may be given several times", collect)
    .action((shown: string, options: ContentOptions) =>
      withInstallation(options, async (client) => {
        const { description = "", allow = [] } = options;
        printRole(await client.roles.create({ shown, description, permissions: [...allow] }), options);
      }),
    );

  command("copy", "make a custom role with a workspace role's permissions")
    .argument("<role>", "the name or id of the one to copy")
    .argument("<name>", "the new one's name")
    .action((role: string, shown: string, options: CommonOptions) =>
      withInstallation(options, async (client) => printRole(await client.roles.copy({ role, shown }), options)),
    );

  command("edit", "change a custom role; what is not given stays")
    .argument("<role>", "its name or id")
    .option("--name <text>", "its new name")
    .option("--description <text>", "what it is for")
    .option("--allow <permission>", "adds a permission; may be given several times", collect)
    .option("--deny <permission>", "takes a permission away; may be given several times", collect)
    .action((named: string, options: EditOptions) =>
      withInstallation(options, async (client) => {
        const { id, version, permissions } = await client.roles.show({ role: named });
        const { name, description, allow = [], deny = [] } = options;
        const changed = await client.roles.edit({
          role: id,
          version,
          shown: name,
          description,
          permissions: [...permissions, ...allow].filter((permission) => !deny.includes(permission)),
        });
        printRole(changed, options);
      }),
    );

  command("delete", "delete a custom role that nobody holds")
    .argument("<role>", "its name or id")
    .option("-y, --yes", "do not ask")
    .action((named: string, options: CommonOptions & { readonly yes?: true }) =>
      withInstallation(options, async (client) => {
        const { id, version, shown } = await client.roles.show({ role: named });
        await confirm(`Delete the role "${shown}"?`, options.yes ?? false);
        await client.roles.delete({ role: id, version });
        if (options.json) printJson({ done: true });
        else printResult(`Deleted the role "${shown}".`);
      }),
    );

  withPage(command("who-has", "list who has a permission, through which role, and where"))
    .argument("<permission>", "resource:action")
    .action((permission: string, options: PageOptions) =>
      withInstallation(options, async (client) => {
        const page = await client.roles.whoHas({ permission, ...pageOf(options) });
        if (options.json) printJson(page);
        else printResult(describeHolders(page));
      }),
    );
}

function printRole(role: Role, { json }: CommonOptions): void {
  if (json) printJson({ role });
  else printResult(describeRole(role));
}

const countOf = ({ holders }: Role): string => `${holders.more ? "more than " : ""}${holders.count}`;

const describeRoles = (roles: readonly Role[]): string =>
  formatTable([
    ["ROLE", "SCOPE", "KIND", "HELD BY", "DESCRIPTION"],
    ...roles.map((role) => [
      role.shown,
      role.scope,
      role.system ? "system" : "custom",
      countOf(role),
      role.description,
    ]),
  ]);

const describeMatrix = (roles: readonly Role[]): string =>
  formatTable([
    ["PERMISSION", ...roles.map(({ shown }) => shown)],
    ...allPermissions.map((permission) => [
      permission,
      ...roles.map(({ permissions }) => (permissions.includes(permission) ? "yes" : "-")),
    ]),
  ]);

const describeRole = (role: Role): string =>
  [
    `${role.shown} (${role.scope}, ${role.system ? "system" : "custom"}), held by ${countOf(role)}`,
    ...(role.description === "" ? [] : [`  ${role.description}`]),
    ...role.permissions.map((permission) => `  ${permission}`),
  ].join("\n");

function describeHolders({ holders, nextCursor }: HolderPage): string {
  const rows = holders.map(({ email, fullName, role, workspace, disabled }) => [
    email,
    fullName ?? "",
    role,
    workspace?.name ?? "(the organization)",
    disabled ? "deactivated" : "active",
  ]);
  if (nextCursor !== null) printNote(`There are more: --cursor ${nextCursor}`);
  return formatTable([["EMAIL", "NAME", "ROLE", "WORKSPACE", "STATE"], ...rows]);
}
