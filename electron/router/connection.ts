/** Implements the contract's calls about the connection. */
import type { Connected } from "../../shared/contract/connection.js";
import { describeSetting, describeUrl } from "../console/target.js";
import type { Database } from "../database/connect.js";
import { os } from "./base.js";

const show = ({ target, schema, serverVersion, encrypted }: Database): Connected => ({
  target,
  schema,
  serverVersion,
  encrypted,
});

export const connection = {
  connect: os.connection.connect.handler(async ({ context, input }) => show(await context.console.connect(input))),

  disconnect: os.connection.disconnect.handler(async ({ context }) => {
    await context.console.disconnect();
    return {};
  }),

  current: os.connection.current.handler(({ context }) => ({
    connection: context.console.connection === null ? null : show(context.console.connection),
  })),

  suggestions: os.connection.suggestions.handler(async ({ context }) => ({
    environment: describeUrl(context.console.start.databaseUrl),
    configuration: describeSetting((await context.console.configuration())?.postgres ?? null),
  })),
};
