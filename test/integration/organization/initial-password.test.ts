/** The initial-password policy: by default none; else an old initial password fails, and one that must be changed opens nothing else. */
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { createRouterClient } from "@orpc/server";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { openConsole } from "../../../electron/console/console.js";
import { auditTables } from "../../../electron/database/tables.js";
import { changeMember } from "../../../electron/members/changes/change.js";
import { recoverAdmin, resetPassword } from "../../../electron/members/reset-password.js";
import {
  listHoldersOfInitialPasswords,
  setPolicy,
  showPolicy,
} from "../../../electron/organization/initial-password.js";
import { router } from "../../../electron/router/router.js";
import { Secret } from "../../../electron/security/secret.js";
import { checkToken } from "../../../electron/sessions/check-token.js";
import { signIn } from "../../../electron/sessions/sign-in.js";
import type { InitialPasswordPolicy } from "../../../shared/contract/policy.js";
import type { Client } from "../../../shared/contract.js";
import { failureOf } from "../../postgres/failure.js";
import { invited, tokenOf } from "../members/people.js";
import { adminEmail, adminPassword, dump, jwtSecret, newPath, operator, values, worldForAll } from "../world.js";

const none: InitialPasswordPolicy = { validHours: null, mustChange: false };
const own = new Secret("Fresh-Breeze-Alster");

const installation = worldForAll();
const configuration = newPath("yaml");
beforeAll(async () => {
  writeFileSync(configuration, values);
  // Ada has chosen a password of her own in place of the configured one.
  await installation.db.run("update provider_users set password_is_initial = false");
});
afterEach(() => installation.db.run("update organizations set config = '{}'"));

const set = (after: InitialPasswordPolicy, before = none) =>
  setPolicy(installation.database, operator, { before, after });
const attempt = (email: string, password: Secret) => signIn(installation.database, jwtSecret, { email, password });
const age = (email: string, hours: number) =>
  installation.db.run(
    "update provider_users set password_set_at = now() - make_interval(hours => $2) where email = $1",
    [email, hours],
  );

/** A window with nobody signed in. */
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
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: { code: string }) => error.code,
  );

test("by default, as in the product, an initial password stays valid and need not be changed", async () => {
  const { database } = installation;
  const password = await invited(database, "default@corp.example");
  await age("default@corp.example", 24 * 3650);
  expect(await attempt("default@corp.example", password)).toMatchObject({ mustChangePassword: false });
  expect((await showPolicy(database)).policy).toEqual(none);
});

test("a change of policy keeps the organization's other settings, and says before and after", async () => {
  const { database, db } = installation;
  await db.run(
    `update organizations set config = '{"password_hashing": {"memory_kib": 20480, "passes": 2, "lanes": 1}}'`,
  );
  await set({ validHours: 48, mustChange: true });
  expect(await db.run("select config from organizations")).toEqual([
    {
      config: {
        password_hashing: { memory_kib: 20480, passes: 2, lanes: 1 },
        initial_password: { valid_hours: 48, must_change: true },
      },
    },
  ]);
  expect((await showPolicy(database)).policy).toEqual({ validHours: 48, mustChange: true });
  const [row] = await db.run("select enrichments from audit_logs where operation_name = 'update_organization_info'");
  expect(row).toMatchObject({ enrichments: { before: none, after: { validHours: 48, mustChange: true } } });
});

test("a policy decided on what somebody else has changed since is refused with both", async () => {
  await set({ validHours: 48, mustChange: false });
  const before = await dump(installation.db, { versions: true });
  const failure = await failureOf(set({ validHours: 24, mustChange: true }));
  expect(failure).toMatchObject({
    code: "CHANGED_MEANWHILE",
    versions: { yours: { validHours: 24, mustChange: true }, theirs: { validHours: 48, mustChange: false } },
  });
  expect(await dump(installation.db, { versions: true })).toEqual(before);
});

test.each(["nonsense", '{"valid_hours": -1, "must_change": "perhaps"}', "[]"])(
  "a policy written as %s by somebody else counts as none",
  async (text) => {
    const written = text.startsWith("{") || text.startsWith("[") ? text : JSON.stringify(text);
    await installation.db.run(`update organizations set config = jsonb_build_object('initial_password', $1::jsonb)`, [
      written,
    ]);
    expect((await showPolicy(installation.database)).policy).toEqual(none);
  },
);

describe("an initial password that is valid for two days", () => {
  test("signs in before that and not after; only whoever knows it is told why; a reset makes it young again", async () => {
    const { database, db } = installation;
    const email = "old@corp.example";
    const password = await invited(database, email);
    await set({ validHours: 48, mustChange: false });
    await age(email, 47);
    expect(await attempt(email, password)).toMatchObject({ mustChangePassword: false });
    await age(email, 49);
    const sessions = async () => (await db.run("select id from sessions")).length;
    const before = await sessions();
    expect((await failureOf(attempt(email, password))).code).toBe("INITIAL_PASSWORD_EXPIRED");
    const wrong = await failureOf(attempt(email, own));
    const unknown = await failureOf(attempt("ghost@corp.example", own));
    expect([wrong.code, wrong.message]).toEqual([unknown.code, unknown.message]);
    expect(wrong.code).toBe("SIGN_IN_FAILED");
    expect(await sessions()).toBe(before);
    const [row] = await db.run(
      "select operation_succeeded as ok, enrichments from audit_logs where enrichments ->> 'reason' = 'initial-password-expired'",
    );
    expect(row).toMatchObject({ ok: false });
    const { initialPassword } = await resetPassword(database, operator, { email });
    await tokenOf(database, email, initialPassword ?? "");
  });

  test("does not touch passwords that people chose themselves, however old", async () => {
    const { database } = installation;
    await set({ validHours: 1, mustChange: true });
    await age(adminEmail, 24 * 3650);
    expect(await attempt(adminEmail, adminPassword)).toMatchObject({ mustChangePassword: false });
    await invited(database, "typed@corp.example");
    await resetPassword(database, operator, { email: "typed@corp.example", typed: own });
    await age("typed@corp.example", 24);
    expect(await attempt("typed@corp.example", own)).toMatchObject({ mustChangePassword: false });
  });
});

describe("an initial password that must be changed", () => {
  test("opens a session that is good for that alone; afterwards the window goes on in a new one", async () => {
    const { database, db } = installation;
    const email = "first@corp.example";
    const password = await invited(database, email, "admin");
    await set({ validHours: null, mustChange: true });
    await inWindow(async (client) => {
      const signedIn = await client.session.signIn({ email, password: password.reveal() });
      expect(signedIn.mustChangePassword).toBe(true);
      expect((await client.session.current()).session).toMatchObject({ email, mustChangePassword: true });
      for (const call of [
        () => client.members.list({}),
        () => client.roles.list(),
        () => client.members.invite({ emails: ["x@y.z"] }),
      ]) {
        expect(await codeOf(call())).toBe("PASSWORD_CHANGE_REQUIRED");
      }
      const change = (oldPassword: string, newPassword: string) =>
        codeOf(client.session.changePassword({ oldPassword, newPassword }));
      expect(await change("Wrong-Password-1", own.reveal())).toBe("OLD_PASSWORD_WRONG");
      expect(await change(password.reveal(), "too-weak")).toBe("PASSWORD_REFUSED");
      expect(await change(password.reveal(), password.reveal())).toBe("PASSWORD_REFUSED");
      expect(await codeOf(client.members.list({}))).toBe("PASSWORD_CHANGE_REQUIRED");
      expect(await change(password.reveal(), own.reveal())).toBe("done");
      expect((await client.session.current()).session).toMatchObject({ email, mustChangePassword: false });
      expect(await codeOf(client.members.list({}))).toBe("done");
    });
    expect((await attempt(email, own)).mustChangePassword).toBe(false);
    expect((await failureOf(attempt(email, password))).code).toBe("SIGN_IN_FAILED");
    const [row] = await db.run(
      "select user_id, enrichments from audit_logs where operation_name = 'change_own_password' and operation_succeeded",
    );
    expect(row).toMatchObject({ user_id: expect.any(String), enrichments: { wasInitial: true, sessionsEnded: 1 } });
  });

  test("is asked for on the next call of whoever was signed in when the policy came, and of nobody with a password of their own", async () => {
    const { database } = installation;
    const email = "before@corp.example";
    const password = await invited(database, email, "admin");
    await set({ validHours: null, mustChange: false });
    await inWindow(async (client) => {
      expect((await client.session.signIn({ email, password: password.reveal() })).mustChangePassword).toBe(false);
      await inWindow(async (admin) => {
        await admin.session.signIn({ email: adminEmail, password: adminPassword.reveal() });
        expect(await codeOf(client.members.list({}))).toBe("done");
        await set({ validHours: null, mustChange: true });
        expect(await codeOf(admin.members.list({}))).toBe("done");
      });
      expect(await codeOf(client.members.list({}))).toBe("PASSWORD_CHANGE_REQUIRED");
      expect((await client.session.current()).session).toMatchObject({ email, mustChangePassword: true });
      await client.session.changePassword({ oldPassword: password.reveal(), newPassword: own.reveal() });
      expect(await codeOf(client.members.list({}))).toBe("done");
    });
  });

  test("gives a script no token", async () => {
    const { database, db } = installation;
    const password = await invited(database, "script@corp.example");
    await set({ validHours: null, mustChange: true });
    const work = signIn(database, jwtSecret, { email: "script@corp.example", password }, "refused");
    expect((await failureOf(work)).code).toBe("PASSWORD_CHANGE_REQUIRED");
    const sessions = await db.run(
      "select from sessions join users u on u.id = user_id where u.email = 'script@corp.example'",
    );
    expect(sessions).toEqual([]);
  });
});

describe("changing one's own password", () => {
  test("ends every session that the old one opened, in other windows too, and keeps this window signed in", async () => {
    const { database } = installation;
    const email = "change@corp.example";
    const password = await invited(database, email);
    const elsewhere = await tokenOf(database, email, password);
    await inWindow(async (client) => {
      await client.session.signIn({ email, password: password.reveal() });
      await client.session.changePassword({ oldPassword: password.reveal(), newPassword: own.reveal() });
      expect((await failureOf(checkToken(database, jwtSecret, elsewhere))).code).toBe("SESSION_ENDED");
      expect((await client.session.current()).session).toMatchObject({ email });
    });
    await tokenOf(database, email, own);
  });

  test("needs the old one: without it nothing changes but the count of failures and the trail", async () => {
    const { db, database } = installation;
    const email = "safe@corp.example";
    const password = await invited(database, email);
    await inWindow(async (client) => {
      await client.session.signIn({ email, password: password.reveal() });
      const except = [...auditTables, "sign_in_attempts"];
      const before = await dump(db, { versions: true, except });
      const work = client.session.changePassword({ oldPassword: "Wrong-Password-1", newPassword: own.reveal() });
      expect(await codeOf(work)).toBe("OLD_PASSWORD_WRONG");
      expect(await dump(db, { versions: true, except })).toEqual(before);
    });
    await tokenOf(database, email, password);
  });

  test("of an unknown email on the command line says no more than a sign-in would", async () => {
    const console = openConsole({ door: "command-line", version: "0" }, { databaseUrl: installation.db.url });
    const client: Client = createRouterClient(router, { context: { console } });
    await client.connection.connect({ by: "environment" });
    const password = await invited(installation.database, "terminal@corp.example");
    const change = (email: string, oldPassword: string) =>
      codeOf(client.session.changePasswordOf({ email, oldPassword, newPassword: own.reveal() }));
    expect(await change("ghost@corp.example", "Wrong-Password-1")).toBe("SIGN_IN_FAILED");
    expect(await change("terminal@corp.example", "Wrong-Password-1")).toBe("SIGN_IN_FAILED");
    expect(await change("terminal@corp.example", password.reveal())).toBe("done");
    await console.close();
    await tokenOf(installation.database, "terminal@corp.example", own);
  });
});

test("who still has an initial password: since when and until when, the oldest first, whole over pages", async () => {
  const { database, db } = installation;
  await db.run("update provider_users set password_is_initial = false");
  for (const [index, email] of ["h1@corp.example", "h2@corp.example", "h3@corp.example"].entries()) {
    await invited(database, email);
    await age(email, 100 - index * 40);
  }
  await db.run("update provider_users set is_disabled = true where email = 'h2@corp.example'");
  await set({ validHours: 48, mustChange: false });
  const whole = await listHoldersOfInitialPasswords(database, { limit: 10 });
  expect(whole.holders.map(({ email, expired, disabled }) => [email, expired, disabled])).toEqual([
    ["h1@corp.example", true, false],
    ["h2@corp.example", true, true],
    ["h3@corp.example", false, false],
  ]);
  for (const { since, expiresAt } of whole.holders) {
    expect(new Date(expiresAt ?? 0).getTime() - new Date(since).getTime()).toBe(48 * 3_600_000);
  }
  expect(await showPolicy(database)).toMatchObject({ onInitialPassword: 2, expired: 1 });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listHoldersOfInitialPasswords(database, { limit: 1, cursor });
    seen.push(...page.holders.map(({ email }) => email));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual(whole.holders.map(({ email }) => email));
});

describe("no policy locks the last Admin out", () => {
  test("where the only Admin is on an old initial password, a time that has passed is refused", async () => {
    const { database, db } = installation;
    await db.run("update provider_users set password_is_initial = true");
    await db.run("update provider_users set password_set_at = now() - interval '10 hours'");
    expect((await failureOf(set({ validHours: 1, mustChange: false }))).code).toBe("LAST_ADMIN");
    expect((await showPolicy(database)).policy).toEqual(none);
    await set({ validHours: 11, mustChange: true });
    await db.run("update provider_users set password_is_initial = false where email = $1", [adminEmail]);
  });

  test("an Admin whose initial password has expired does not count as the one who is left", async () => {
    const { database, db } = installation;
    await db.run("delete from identities where user_id in (select id from users where email <> $1)", [adminEmail]);
    await invited(database, "expired@corp.example", "admin");
    await set({ validHours: 1, mustChange: false });
    await age("expired@corp.example", 2);
    for (const change of [
      { kind: "setRole", role: "ORGANIZATION_VIEWER" },
      { kind: "deactivate" },
      { kind: "remove" },
    ] as const) {
      const refused = await failureOf(changeMember(database, operator, { member: { email: adminEmail }, change }));
      expect([change.kind, refused.code]).toEqual([change.kind, "LAST_ADMIN"]);
    }
    await age("expired@corp.example", 0);
    const change = { kind: "setRole", role: "ORGANIZATION_VIEWER" } as const;
    await changeMember(database, operator, { member: { email: adminEmail }, change });
    await recoverAdmin(database, operator, adminEmail);
  });
});

describe("a member who has to be reset after ten failures in a row", () => {
  test("is refused the right password then, until an Admin resets it; an Admin is only slowed down", async () => {
    const { database, db } = installation;
    const admin = (await recoverAdmin(database, operator, adminEmail)).initialPassword ?? adminPassword;
    const password = await invited(database, "locked@corp.example");
    const policy: InitialPasswordPolicy = { validHours: null, mustChange: false, resetAfterFailures: 10 };
    await setPolicy(database, operator, { before: none, after: policy });
    expect((await showPolicy(database)).policy).toEqual(policy);
    // Eleven failures of an hour ago: they no longer slow anybody down.
    for (const email of ["locked@corp.example", adminEmail.toLowerCase()]) {
      const digest = createHash("sha256").update(email).digest("hex");
      await db.run("update provider_users set password_set_at = now() - interval '2 hours'");
      await db.run(
        "insert into sign_in_attempts (account_digest, attempted_at) select $1, now() - interval '1 hour' from generate_series(1, 11)",
        [digest],
      );
    }
    expect((await failureOf(attempt("locked@corp.example", password))).code).toBe("SIGN_IN_FAILED");
    const [row] = await db.run("select 1 as n from audit_logs where enrichments ->> 'reason' = 'too-many-failures'");
    expect(row).toEqual({ n: 1 });
    expect(await attempt(adminEmail, admin)).toMatchObject({ email: adminEmail });
    const { initialPassword } = await resetPassword(database, operator, { email: "locked@corp.example" });
    await tokenOf(database, "locked@corp.example", initialPassword ?? "");
  });
});
