/** A bulk invite in a window whose user changes while it runs, or after it. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ORPCError } from "@orpc/client";
import { createRouterClient } from "@orpc/server";
import { beforeAll, expect, test } from "vitest";
import { openConsole } from "../../../electron/console/console.js";
import { handOverDirectory } from "../../../electron/files/data-folder.js";
import { inviteMany } from "../../../electron/members/bulk/invite.js";
import { changeMember } from "../../../electron/members/changes/change.js";
import { requireMayInvite } from "../../../electron/organization/authority.js";
import { router } from "../../../electron/router/router.js";
import type { Secret } from "../../../electron/security/secret.js";
import { bulkRequest } from "../../../shared/contract/bulk-invites.js";
import type { Client } from "../../../shared/contract.js";
import { follow } from "../../../shared/follow.js";
import { invited } from "../members/people.js";
import { newPath, operator, values, worldForAll } from "../world.js";

const installation = worldForAll({ cheapHashing: true });
const configuration = newPath("yaml");
beforeAll(async () => {
  writeFileSync(configuration, values);
  // As cheap as hashing may be made: what is tested here is everything around it.
  await installation.db.run(
    `update organizations set config = config || '{"password_hashing": {"memory_kib": 8192, "passes": 1, "lanes": 1}}'`,
  );
});

async function inWindow<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const console = openConsole(
    { door: "browser", version: "0" },
    { configurationPaths: [configuration], databaseUrl: installation.db.url },
  );
  const client: Client = createRouterClient(router, { context: { console } });
  try {
    await client.connection.connect({ by: "environment" });
    return await work(client);
  } finally {
    await console.close();
  }
}

const signIn = (client: Client, email: string, password: Secret) =>
  client.session.signIn({ email, password: password.reveal() });

const runOf = (client: Client, name: string, size: number) => {
  const people = Array.from({ length: size }, (_, place) => `${name}-${place}@crowd.example`);
  const source = { by: "text" as const, text: ["email", ...people].join("\n") };
  return client.bulkInvites.run({ source, role: "ORGANIZATION_ADMIN", format: "json" });
};

test("ends where its Admin is made an Operator, who may not invite Admins", async () => {
  const email = "demoted@corp.example";
  const password = await invited(installation.database, email, "admin");
  await inWindow(async (client) => {
    await signIn(client, email, password);
    const events = await runOf(client, "demoted", 200);
    await events.next();
    const change = { kind: "setRole", role: "ORGANIZATION_OPERATOR" } as const;
    await changeMember(installation.database, operator, { member: { email }, change });
    const failure = await follow(events).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ORPCError);
    expect(failure).toMatchObject({ code: "ROLE_INSUFFICIENT" });
  });
  const [there] = await installation.db.run<{ n: number }>(
    "select count(*)::int as n from users where email like 'demoted-%'",
  );
  expect(there?.n).toBeLessThan(200);
});

test("is not taken up again by an Operator where it has invited Admins: their passwords would be the Operator's", async () => {
  const email = "half-way@corp.example";
  const password = await invited(installation.database, email, "admin");
  const before = readdirSync(handOverDirectory());
  await inWindow(async (client) => {
    await signIn(client, email, password);
    const events = await runOf(client, "half-way", 200);
    for (let event = await events.next(); (event.value as { done?: number }).done === 0; event = await events.next());
    const change = { kind: "setRole", role: "ORGANIZATION_OPERATOR" } as const;
    await changeMember(installation.database, operator, { member: { email }, change });
    await expect(follow(events)).rejects.toMatchObject({ code: "ROLE_INSUFFICIENT" });
  });
  const [journal = "", ...others] = readdirSync(handOverDirectory()).filter((name) => !before.includes(name));
  expect([journal.endsWith(".json.part"), others]).toEqual([true, []]);
  const out = join(handOverDirectory(), journal.replace(/\.part$/, ""));
  const demoted = { kind: "member", userId: "", lsUserId: "", email, role: "ORGANIZATION_OPERATOR" } as const;
  const request = bulkRequest.parse({ source: { by: "text", text: "email\nsomebody@crowd.example" } });
  const again = inviteMany(installation.database, demoted, request, {
    out,
    requireAllowed: async (roles) => {
      for (const role of roles) requireMayInvite(demoted, role);
    },
    report: () => undefined,
  });
  await expect(again).rejects.toMatchObject({ code: "ROLE_INSUFFICIENT" });
  expect(existsSync(out)).toBe(false);
  expect(readFileSync(`${out}.part`, "utf8")).toContain("half-way-0@crowd.example"); // kept for an Admin
});

test("names no path: its results have a name that nobody can guess, and the same request goes on with the same file", async () => {
  const admin = await invited(installation.database, "namer@corp.example", "admin");
  await inWindow(async (client) => {
    await signIn(client, "namer@corp.example", admin);
    const source = { by: "text" as const, text: "email\nnamed@crowd.example" };
    const named = client.bulkInvites.run({ source, out: newPath("json") }).then((events) => follow(events));
    await expect(named).rejects.toMatchObject({ code: "DOOR_CANNOT" });
    const byPath = { source: { by: "path" as const, path: configuration } };
    await expect(client.bulkInvites.preview(byPath)).rejects.toMatchObject({ code: "DOOR_CANNOT" });
    const run = client.bulkInvites.run(byPath).then((events) => follow(events));
    await expect(run).rejects.toMatchObject({ code: "DOOR_CANNOT" });
    const changes = { what: "rename" as const, ...byPath };
    await expect(client.bulkChanges.preview(changes)).rejects.toMatchObject({ code: "DOOR_CANNOT" });
    const changed = client.bulkChanges.run(changes).then((events) => follow(events));
    await expect(changed).rejects.toMatchObject({ code: "DOOR_CANNOT" });

    const { file } = await follow(await client.bulkInvites.run({ source }));
    expect(file).toMatch(/hand-over[\\/]invited-[\dTZ-]+-[\w-]{22}\.csv$/);
  });
});

test("gives its passwords to whoever ran it, and not to the next who signs in to the window", async () => {
  const admin = await invited(installation.database, "admin@corp.example", "admin");
  const next = await invited(installation.database, "operator@corp.example", "operator");
  await inWindow(async (client) => {
    await signIn(client, "admin@corp.example", admin);
    const events = await runOf(client, "kept", 1);
    const file = (await follow(events)).file ?? "";
    expect((await client.bulkInvites.results({ file })).text).toContain("kept-0@crowd.example");
    await client.session.signOut();
    await signIn(client, "operator@corp.example", next);
    await expect(client.bulkInvites.results({ file })).rejects.toMatchObject({ code: "FILE_MISSING" });
  });
});
