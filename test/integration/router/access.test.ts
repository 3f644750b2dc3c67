/** Who may make which call: every organization role against every call of the contract, through the real router. */
import { writeFileSync } from "node:fs";
import { ORPCError } from "@orpc/client";
import { createRouterClient } from "@orpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import { openConsole } from "../../../electron/console/console.js";
import { auditTables } from "../../../electron/database/tables.js";
import { router } from "../../../electron/router/router.js";
import type { Secret } from "../../../electron/security/secret.js";
import { mayCall } from "../../../shared/access.js";
import type { Client } from "../../../shared/contract.js";
import { contract } from "../../../shared/contract.js";
import { invited } from "../members/people.js";
import { dump, newPath, values, worldForAll } from "../world.js";
import { everyCall, type Least, type NamedCall } from "./calls.js";

const roles = ["viewer", "user", "operator", "admin"] as const;
type Role = (typeof roles)[number];
const mayDo: Readonly<Record<Role, readonly Least[]>> = {
  viewer: ["open", "oneself", "viewer"],
  user: ["open", "oneself", "viewer"],
  operator: ["open", "oneself", "viewer", "operator"],
  admin: ["open", "oneself", "viewer", "operator", "admin"],
};
const refusals = ["ROLE_INSUFFICIENT", "SIGN_IN_REQUIRED", "SESSION_ENDED", "DOOR_CANNOT"];

const installation = worldForAll({ cheapHashing: true });
const passwords = new Map<Role, Secret>();
const configuration = newPath("yaml");
beforeAll(async () => {
  writeFileSync(configuration, values);
  for (const role of roles) passwords.set(role, await invited(installation.database, emailOf(role), role));
  await invited(installation.database, "somebody@corp.example");
});

const emailOf = (role: Role): string => `${role}@corp.example`;

/** A window of its own, signed in where a role is given; closed afterwards. */
async function inWindow<T>(role: Role | null, work: (client: Client) => Promise<T>): Promise<T> {
  const console = openConsole(
    { door: "browser", version: "0" },
    { configurationPaths: [configuration], databaseUrl: installation.db.url },
  );
  const client: Client = createRouterClient(router, { context: { console } });
  try {
    await client.connection.connect({ by: "environment" });
    const password = role === null ? undefined : passwords.get(role)?.reveal();
    if (role !== null) await client.session.signIn({ email: emailOf(role), password: password ?? "" });
    return await work(client);
  } finally {
    await console.close();
  }
}

/** The code a call ends with; "done" where it is let in and succeeds. */
async function endOf(client: Client, { path: [area, call], input }: NamedCall): Promise<string> {
  const calls = client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  try {
    await calls[area]?.[call]?.(input);
    return "done";
  } catch (error) {
    return error instanceof ORPCError ? error.code : String(error);
  }
}

test("every call of the contract is in the test's own list", () => {
  const declared = Object.entries(contract).flatMap(([area, its]) => Object.keys(its).map((call) => `${area}.${call}`));
  expect(everyCall.map(({ name }) => name).sort()).toEqual(declared.sort());
});

describe.each(roles)("an Organization %s", (role) => {
  const refused = everyCall.filter(({ least }) => !mayDo[role].includes(least));

  test.skipIf(refused.length === 0)("is refused what is not theirs, and nothing changes", async () => {
    await inWindow(role, async (client) => {
      const before = await dump(installation.db, { versions: true, except: auditTables });
      for (const call of refused) {
        const code = call.least === "terminal" ? "DOOR_CANNOT" : "ROLE_INSUFFICIENT";
        expect([call.name, await endOf(client, call)]).toEqual([call.name, code]);
      }
      expect(await dump(installation.db, { versions: true, except: auditTables })).toEqual(before);
    });
  });

  const granted = everyCall.filter(({ least }) => mayDo[role].includes(least) && least !== "open");
  test.each(granted.map((call) => [call.name, call] as const))("may call %s", async (_name, call) => {
    const end = await inWindow(role, (client) => endOf(client, call));
    expect(refusals).not.toContain(end);
  });
});

describe("nobody signed in", () => {
  test("is refused everything that asks who it is, and nothing changes", async () => {
    await inWindow(null, async (client) => {
      const before = await dump(installation.db, { versions: true, except: auditTables });
      for (const call of everyCall.filter(({ least }) => least !== "open")) {
        const code = call.least === "terminal" ? "DOOR_CANNOT" : "SIGN_IN_REQUIRED";
        expect([call.name, await endOf(client, call)]).toEqual([call.name, code]);
      }
      expect(await dump(installation.db, { versions: true, except: auditTables })).toEqual(before);
    });
  });

  const open = everyCall.filter(({ least, name }) => least === "open" && !name.startsWith("door."));
  test.each(open.map((call) => [call.name, call] as const))("may call %s", async (_name, call) => {
    const end = await inWindow(null, (client) => endOf(client, call));
    expect(refusals).not.toContain(end);
  });
});

test("an Admin whose initial password must be changed first may do nothing else that asks who it is", async () => {
  const { db } = installation;
  const setting = (must: boolean) =>
    db.run(`update organizations set config = config || '{"initial_password": {"must_change": ${must}}}'`);
  await setting(true);
  try {
    await inWindow("admin", async (client) => {
      const before = await dump(db, { versions: true, except: auditTables });
      for (const call of everyCall.filter(({ least }) => least !== "open" && least !== "oneself")) {
        const code = call.least === "terminal" ? "DOOR_CANNOT" : "PASSWORD_CHANGE_REQUIRED";
        expect([call.name, await endOf(client, call)]).toEqual([call.name, code]);
      }
      expect(await dump(db, { versions: true, except: auditTables })).toEqual(before);
    });
  } finally {
    await setting(false);
  }
});

test("a role nobody knows may do nothing that goes by roles", () => {
  expect((["members", "operators", "admins"] as const).filter((needed) => mayCall("EMPEROR", needed))).toEqual([]);
});
