/** An export of the audit trail in a window whose user changes while it runs. */
import { existsSync, writeFileSync } from "node:fs";
import { createRouterClient } from "@orpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openConsole } from "../../../electron/console.js";
import { changeMember } from "../../../electron/members/changes/change.js";
import { router } from "../../../electron/router/router.js";
import { endSessionsOf } from "../../../electron/sessions/end.js";
import type { Client } from "../../../shared/contract.js";
import { bootstrapped, type Installation, invited, operator } from "../members/installation.js";
import { newPath, values } from "../world.js";

let installation: Installation;
const configuration = newPath("yaml");
beforeAll(async () => {
  installation = await bootstrapped();
  writeFileSync(configuration, values);
});
afterAll(() => installation.close());

/** Lets an Admin of this email begin something in a window; the code it ends with, or "done". */
async function endOf(
  email: string,
  work: (client: Client) => Promise<unknown>,
  chooseNewFile: () => Promise<string | null> = async () => null,
): Promise<unknown> {
  const password = await invited(installation.database, email, "admin");
  const console = openConsole(
    { door: "desktop", version: "0", chooseNewFile },
    { configurationPaths: [configuration], databaseUrl: installation.db.url },
  );
  const client: Client = createRouterClient(router, { context: { console } });
  try {
    await client.connection.connect({ by: "environment" });
    await client.session.signIn({ email, password: password.reveal() });
    await work(client);
    return "done";
  } catch (error) {
    return error instanceof Error && "code" in error ? error.code : error;
  } finally {
    await console.close();
  }
}

/** Reads an export's first piece, lets something happen, and reads on. */
const exporting = (happen: () => Promise<unknown>) => async (client: Client) => {
  const pieces = await client.audit.export({ filter: {}, format: "csv" });
  await pieces.next();
  await happen();
  for (let piece = await pieces.next(); piece.done !== true; piece = await pieces.next());
};

test("goes to its end while its Admin may read the trail", async () => {
  expect(
    await endOf(
      "steady@corp.example",
      exporting(async () => {}),
    ),
  ).toBe("done");
});

test("gives nothing more once its Admin's session has ended", async () => {
  const email = "ended@corp.example";
  const end = () => endSessionsOf(installation.database, operator, email);
  expect(await endOf(email, exporting(end))).toBe("SESSION_ENDED");
});

test("gives nothing more once its Admin has become a Viewer", async () => {
  const email = "demoted@corp.example";
  const change = { kind: "setRole", role: "ORGANIZATION_VIEWER" } as const;
  const demote = () => changeMember(installation.database, operator, { member: { email }, change });
  expect(await endOf(email, exporting(demote))).toBe("ROLE_INSUFFICIENT");
});

test("leaves no file where its Admin's session ended while the file was chosen", async () => {
  const email = "choosing@corp.example";
  const file = newPath("csv");
  const choose = async () => {
    await endSessionsOf(installation.database, operator, email);
    return file;
  };
  const toFile = async (client: Client) => {
    const events = await client.audit.exportToFile({ filter: {}, format: "csv" });
    for (let event = await events.next(); event.done !== true; event = await events.next());
  };
  expect(await endOf(email, toFile, choose)).toBe("SESSION_ENDED");
  expect(existsSync(file)).toBe(false);
});
