/** The options that several commands share, and the console that a command runs on. */
import { createRouterClient } from "@orpc/server";
import type { Command } from "commander";
import { version } from "../../../../package.json";
import type { ReadDocument } from "../../../../shared/contract/configuration.js";
import type { Connected } from "../../../../shared/contract/connection.js";
import type { Client } from "../../../../shared/contract.js";
import { GatehouseError } from "../../../../shared/errors.js";
import { type Console, openConsole } from "../../../console/console.js";
import { takeEnvironment } from "../../../console/environment.js";
import { parseDatabaseUrl } from "../../../database/url.js";
import { readStandardInput } from "../../../files/text-file.js";
import { router } from "../../../router/router.js";
import { printNote } from "../terminal/output.js";

export interface CommonOptions {
  readonly json?: true;
  readonly config?: readonly string[];
  readonly configFormat?: "helm" | "compose" | undefined;
  readonly chartVersion?: string;
  readonly database?: string;
  readonly schema?: string;
}

export const withJson = (command: Command): Command => command.option("--json", "print JSON on stdout");

/** Adds `--config FILE…`, which takes all files that follow. Helm values are layered left to right. */
export const withConfig = (command: Command): Command =>
  command.option(
    "-c, --config <files...>",
    "Helm values files, layered left to right, or a compose .env; - is standard input",
  );

export const withDatabase = (command: Command): Command =>
  command
    .option(
      "-d, --database <url>",
      "the installation's Postgres (better: GATEHOUSE_DATABASE_URL, which nobody else sees)",
    )
    .option("--schema <name>", "the installation's schema (default: the configuration's, else public)");

/** Runs `work` on a console of its own, which is closed afterwards in any case. */
export async function withConsole<T>(
  options: CommonOptions,
  work: (client: Client, adminConsole: Console) => Promise<T>,
): Promise<T> {
  const start = takeEnvironment(process.env);
  if ((options.config ?? []).filter((path) => path === "-").length > 1) {
    throw new GatehouseError("USAGE", "Standard input can be read only once.", { remedy: "Give - once." });
  }
  const adminConsole = openConsole(
    { door: "command-line", version },
    {
      ...start,
      configurationPaths: options.config ?? start.configurationPaths,
      configurationFormat: options.configFormat,
      chartVersion: options.chartVersion,
      standardInput: options.config?.includes("-") ? readConfigurationInput : undefined,
    },
  );
  try {
    return await work(createRouterClient(router, { context: { console: adminConsole } }), adminConsole);
  } finally {
    await adminConsole.close();
  }
}

/** The configuration on standard input. Errors: those of readTextStream. */
function readConfigurationInput(): Promise<ReadDocument> {
  if (process.stdin.isTTY) printNote("The configuration is read from here. End it with Ctrl+D.");
  return readStandardInput(process.stdin);
}

/** Keeps standard input for a secret: the configuration cannot come by it too. Errors: USAGE. */
export function keepInputFor(secret: string, { config }: CommonOptions): void {
  if (!config?.includes("-")) return;
  throw new GatehouseError("USAGE", `Standard input is for ${secret} here, so it cannot be the configuration.`, {
    remedy: "Give the configuration as a file.",
  });
}

/** Runs `work` on a console that is connected, as `connectAsAsked` connects it. */
export function withInstallation<T>(
  options: CommonOptions,
  work: (client: Client, adminConsole: Console) => Promise<T>,
): Promise<T> {
  return withConsole(options, async (client, adminConsole) => {
    await connectAsAsked(client, adminConsole, options);
    return work(client, adminConsole);
  });
}

/** Connects to the database that the options name, else the environment, else the configuration. */
export function connectAsAsked(client: Client, adminConsole: Console, options: CommonOptions): Promise<Connected> {
  const { database, schema } = options;
  if (database !== undefined) {
    warnOfPassword(database);
    return client.connection.connect({ by: "url", url: database, schema });
  }
  const by = adminConsole.start.databaseUrl === undefined ? "configuration" : "environment";
  return client.connection.connect({ by, schema });
}

/** Warns if `url` holds a password, because others can see the command line. Errors: DATABASE_URL_INVALID. */
export function warnOfPassword(url: string): void {
  if (parseDatabaseUrl(url).target.password === null) return;
  printNote(
    "gatehouse: the password in --database can be read by other users of this machine while this runs; " +
      "GATEHOUSE_DATABASE_URL or ~/.pgpass keep it to yourself.",
  );
}
