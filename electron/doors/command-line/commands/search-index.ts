/** gatehouse index: makes the search index, while the installation goes on working. */
import type { Command } from "commander";
import type { SearchIndex } from "../../../../shared/contract/members.js";
import { follow } from "../../../../shared/follow.js";
import { confirm } from "../terminal/confirm.js";
import { printJson, printNote, printResult } from "../terminal/output.js";
import { type CommonOptions, withConfig, withDatabase, withInstallation, withJson } from "./options.js";

export function addIndex(program: Command): void {
  withDatabase(withConfig(withJson(program.command("index"))))
    .description("make the index with which search finds any part of a name or an email")
    .option("--check", "only say whether it is there")
    .option("-y, --yes", "do not ask")
    .action((options: CommonOptions & { readonly check?: true; readonly yes?: true }) =>
      withInstallation(options, async (client) => {
        const found = await client.members.searchIndex();
        if (options.check || found.state === "ready") {
          print(found, options);
          return;
        }
        if (found.state === "missing") await confirm(`${found.about} Go ahead?`, options.yes ?? false);
        const stream = await client.members.makeSearchIndex();
        const made = await follow(stream, ({ phase, done, total }) =>
          printNote(total === 0 ? phase : `${phase}: ${done} of ${total}`),
        );
        print(made, options);
      }),
    );
}

function print(index: SearchIndex, { json }: CommonOptions): void {
  if (json) printJson(index);
  else printResult(`${index.state}: ${index.about}`);
}
