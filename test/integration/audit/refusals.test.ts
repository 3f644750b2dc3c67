/** A refusal that matters is in the audit trail, though what was refused was rolled back. */
import { writeFileSync } from "node:fs";
import { getEventIteratorSchemaDetails, isContractProcedure } from "@orpc/contract";
import { createRouterClient } from "@orpc/server";
import { beforeAll, expect, test } from "vitest";
import { type Console, openConsole } from "../../../electron/console/console.js";
import { router } from "../../../electron/router/router.js";
import type { Client } from "../../../shared/contract.js";
import { contract } from "../../../shared/contract.js";
import { GatehouseError } from "../../../shared/errors.js";
import { follow } from "../../../shared/follow.js";
import { invited } from "../members/people.js";
import { everyCall } from "../router/calls.js";
import { newPath, values, worldForAll } from "../world.js";

const installation = worldForAll();
const configuration = newPath("yaml");
beforeAll(async () => {
  writeFileSync(configuration, values);
});

const inConsole = async (
  door: "browser" | "command-line",
  work: (client: Client) => Promise<unknown>,
  seenByRouter: (console: Console) => Console = (console) => console,
) => {
  const console = openConsole(
    { door, version: "0" },
    { configurationPaths: [configuration], databaseUrl: installation.db.url },
  );
  const client: Client = createRouterClient(router, { context: { console: seenByRouter(console) } });
  try {
    await client.connection.connect({ by: "environment" });
    await work(client).catch(() => undefined);
  } finally {
    await console.close();
  }
};

const newest = async () => {
  const [row] = await installation.db.run("select * from audit_logs order by request_time desc limit 1");
  return row;
};

test("a member whose role does not suffice, with what was asked and without the password", async () => {
  const password = await invited(installation.database, "op@corp.example", "operator");
  await inConsole("browser", async (client) => {
    await client.session.signIn({ email: "op@corp.example", password: password.reveal() });
    await client.members.resetPassword({ email: "ada@harbour.example", password: "Never-In-A-Trail-17" });
  });
  const row = await newest();
  expect(row).toMatchObject({
    operation_name: "update_basic_auth_user",
    operation_succeeded: false,
    user_id: expect.any(String),
    enrichments: {
      refused: "ROLE_INSUFFICIENT",
      call: "members.resetPassword",
      email: "ada@harbour.example",
      actor: { kind: "member", email: "op@corp.example", role: "ORGANIZATION_OPERATOR" },
    },
  });
  expect(JSON.stringify(row)).not.toContain("Never-In-A-Trail");
});

test("a stale plan, by the database operator", async () => {
  await inConsole("command-line", async (client) => {
    const run = await client.installation.apply({ fingerprint: "stale" });
    await run.next();
  });
  expect(await newest()).toMatchObject({
    operation_name: "apply_configuration",
    operation_succeeded: false,
    enrichments: { refused: "PLAN_STALE", actor: { kind: "database-operator", databaseUser: "postgres" } },
  });
});

test("what was merely mistyped is not", async () => {
  const before = await newest();
  await inConsole("command-line", (client) => client.members.resetPassword({ email: "nobody@corp.example" }));
  expect(await newest()).toEqual(before);
});

/** The calls of the contract that answer with a stream. */
const streams = everyCall.filter(({ path: [area, call] }) => {
  const declared: unknown = Reflect.get(Reflect.get(contract, area), call);
  return isContractProcedure(declared) && getEventIteratorSchemaDetails(declared["~orpc"].outputSchema) !== undefined;
});

test("the contract has streams", () => {
  expect(streams.map(({ name }) => name)).toContain("audit.verify");
});

test.each(streams)(
  "$name: what refuses it once it streams is recorded as in a plain call",
  async ({ name, path, input }) => {
    let armed = false;
    const refusing = (console: Console): Console =>
      new Proxy(console, {
        get(target, property) {
          if (armed && property === "database") throw new GatehouseError("CHANGED_MEANWHILE", "Somebody was faster.");
          const value: unknown = Reflect.get(target, property, target);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
    await inConsole(
      "command-line",
      async (client) => {
        armed = true;
        const [area, call] = path;
        const begin: (input: unknown) => Promise<AsyncIterator<unknown>> = Reflect.get(Reflect.get(client, area), call);
        await follow(await begin(input));
      },
      refusing,
    );
    expect(await newest()).toMatchObject({
      operation_succeeded: false,
      enrichments: { refused: "CHANGED_MEANWHILE", call: name, actor: { kind: "database-operator" } },
    });
  },
);
