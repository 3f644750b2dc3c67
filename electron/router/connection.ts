/** Connecting, as the contract has it. */
import type { Connected } from "../../shared/contract/connection.js";
import type { Database } from "../database/connect.js";
import { describeSetting, describeUrl } from "../target.js";
import { os } from "./base.js";

const show = ({ target, schema, serverVersion, encrypted }: Database): Connected => ({
  target,
  schema,
  serverVersion,
  encrypted,
});

export const connection = {
  connect: os.connection.connect.handler(async ({ context, input }) => show(await context.connect(input))),

  disconnect: os.connection.disconnect.handler(async ({ context }) => {
    await context.disconnect();
    return {};
  }),

  current: os.connection.current.handler(({ context }) => ({
    connection: context.connection === null ? null : show(context.connection),
  })),

  suggestions: os.connection.suggestions.handler(async ({ context }) => ({
    environment: describeUrl(context.start.databaseUrl),
    configuration: describeSetting((await context.configuration())?.postgres ?? null),
  })),
};
