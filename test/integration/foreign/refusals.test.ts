/** Every call of the contract against an installation this console did not make: what would write is refused, and nothing is written. */
import { existsSync, writeFileSync } from "node:fs";
import { ORPCError } from "@orpc/client";
import { createRouterClient } from "@orpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import { openConsole } from "../../../electron/console/console.js";
import { restore } from "../../../electron/installation/restore.js";
import { router } from "../../../electron/router/router.js";
import type { Client } from "../../../shared/contract.js";
import { failureOf } from "../../postgres/failure.js";
import { everyCall, type NamedCall } from "../router/calls.js";
import { applyNow, basic, dump, makeWorld, newPath, operator, values, worldForAll } from "../world.js";
import { makeForeign } from "./schemas.js";

const world = worldForAll({ installed: "nothing" });
const configuration = newPath("yaml");
beforeAll(async () => {
  await makeForeign(world.db, "full");
  writeFileSync(configuration, values);
});

/** Calls about this console, its door and its configuration, which never reach the database, and those that look at it. */
const elsewhere = /^(door|connection|configuration)\./;
const looking = [
  "installation.inspect",
  "installation.plan",
  "installation.compare",
  "session.current",
  "session.signOut",
];

/** Runs it to its end, a stream too; the code it fails with, or "done". */
async function endOf(client: Client, { path: [area, call] }: NamedCall, input: unknown): Promise<string> {
  const calls = client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  try {
    const answer = await calls[area]?.[call]?.(input);
    if (typeof answer === "object" && answer !== null && Symbol.asyncIterator in answer) {
      for await (const _event of answer as AsyncIterable<unknown>);
    }
    return "done";
  } catch (error) {
    return error instanceof ORPCError ? error.code : String(error);
  }
}

/** What the command line ends otherwise with, before the database is asked or with nothing under way. */
const beforehand: Readonly<Record<string, string>> = {
  "audit.exportToFile": "DOOR_CANNOT",
  "bulkInvites.cancel": "done",
  "bulkInvites.results": "FILE_MISSING",
  "installation.apply": "PLAN_REFUSED",
  "installation.savePlan": "done", // with a refused plan, which is saved to no file
  "installation.checkSavedPlan": "FILE_MISSING",
  "installation.previewRestore": "FILE_MISSING",
  "installation.restore": "FILE_MISSING",
};

const fitting = ({ name, input }: NamedCall): unknown => {
  if (name === "bulkInvites.run") return { source: { by: "text", text: "somebody@corp.example" }, out: newPath("csv") };
  if (name === "audit.exportToFile") return { format: "csv", out: newPath("csv") };
  return input;
};

/** In a window everything that asks who it is ends with that, since nobody can have signed in. */
const ends = {
  "command-line": ({ name }: NamedCall) => beforehand[name] ?? "INSTALLATION_READ_ONLY",
  browser: ({ name, least }: NamedCall) => {
    if (least === "terminal") return "DOOR_CANNOT";
    return name === "installation.apply" ? "PLAN_REFUSED" : "INSTALLATION_READ_ONLY";
  },
} as const;

describe.each(["command-line", "browser"] as const)("through the door %s", (door) => {
  const tried = everyCall.filter(
    ({ name }) => !elsewhere.test(name) && !looking.includes(name) && !name.startsWith("foreign."),
  );

  test.each(tried.map((call) => [call.name, call] as const))(
    "%s is refused and not a row is changed",
    async (_name, call) => {
      const console = openConsole(
        { door, version: "0" },
        { configurationPaths: [configuration], databaseUrl: world.db.url },
      );
      const client: Client = createRouterClient(router, { context: { console } });
      try {
        await client.connection.connect({ by: "environment" });
        const before = await dump(world.db, { versions: true });
        const end = await endOf(client, call, fitting(call));
        expect(end).toBe(ends[door](call));
        expect(await dump(world.db, { versions: true })).toEqual(before);
      } finally {
        await console.close();
      }
    },
  );

  test("what only looks is answered", async () => {
    const console = openConsole(
      { door, version: "0" },
      { configurationPaths: [configuration], databaseUrl: world.db.url },
    );
    const client: Client = createRouterClient(router, { context: { console } });
    try {
      await client.connection.connect({ by: "environment" });
      const before = await dump(world.db, { versions: true });
      for (const call of everyCall.filter(({ name }) => looking.includes(name) || name.startsWith("foreign."))) {
        expect([call.name, await endOf(client, call, call.input)]).toEqual([call.name, "done"]);
      }
      expect(await client.foreign.describe()).toEqual({ readable: true, schema: "public" });
      expect(await dump(world.db, { versions: true })).toEqual(before);
    } finally {
      await console.close();
    }
  });
});

test("no bulk invitation leaves a file behind", async () => {
  const out = newPath("csv");
  const console = openConsole({ door: "command-line", version: "0" }, { databaseUrl: world.db.url });
  const client: Client = createRouterClient(router, { context: { console } });
  try {
    await client.connection.connect({ by: "environment" });
    const run = everyCall.find(({ name }) => name === "bulkInvites.run");
    if (run === undefined) throw new Error("there is no such call");
    await endOf(client, run, { source: { by: "text", text: "somebody@corp.example" }, out });
    expect(existsSync(out)).toBe(false);
  } finally {
    await console.close();
  }
});

test("another installation's backup is not restored into it", async () => {
  const { db, database } = world;
  const other = await makeWorld({ installed: "none" });
  const backup = newPath();
  await applyNow(other.database, basic(), { backupFile: backup });
  await other.close();

  const before = await dump(db, { versions: true });
  expect((await failureOf(restore(database, backup, operator))).code).toBe("RESTORE_REFUSED");
  expect(await dump(db, { versions: true })).toEqual(before);
});
