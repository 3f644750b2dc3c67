/** gatehouse serve: opens the browser door. */
import { type Command, InvalidArgumentError } from "commander";
import { version } from "../../../../package.json";
import { GatehouseError } from "../../../../shared/errors.js";
import { takeEnvironment } from "../../../console/environment.js";
import { printJson, printNote, printResult } from "../terminal/output.js";
import { type CommonOptions, warnOfPassword, withConfig, withDatabase, withJson } from "./options.js";

interface ServeOptions extends CommonOptions {
  readonly port?: number;
  readonly idle: number;
}

export function addServe(program: Command): void {
  withDatabase(withConfig(withJson(program.command("serve"))))
    .description("open the console in a browser on this machine, through a one-time link")
    .option("--port <n>", "the port on 127.0.0.1 (default: a free one)", parsePort)
    .option("--idle <minutes>", "close after so many minutes without use", parseMinutes, 30)
    .action(async ({ port, idle, config, database, schema, json }: ServeOptions) => {
      if (database !== undefined) warnOfPassword(database);
      // Loaded only here, because no other command needs a web server.
      const { serveBrowser } = await import("../../browser/server.js");
      const environment = takeEnvironment(process.env);
      const door = await serveBrowser({
        version,
        idleMinutes: idle,
        port,
        start: {
          configurationPaths: config ?? environment.configurationPaths,
          databaseUrl: database ?? environment.databaseUrl,
          schema: schema ?? environment.schema,
        },
      });
      if (json) printJson({ url: door.url });
      else printResult(door.url);
      printNote(
        "Paste this link into the address bar of a browser on this machine; it works once. In a command such as " +
          `chromium LINK, other users could read it. Ctrl-C, or ${idle} idle minutes, end it.`,
      );
      await door.closed;
      const reason = door.reason();
      if (reason !== null) throw new GatehouseError("LINK_USED_TWICE", reason);
    });
}

const parsePort = (text: string): number => parseWhole(text, 0, 65_535);
const parseMinutes = (text: string): number => parseWhole(text, 1, 24 * 60);

function parseWhole(text: string, least: number, most: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most) {
    throw new InvalidArgumentError(`Give a number from ${least} to ${most}.`);
  }
  return number;
}
