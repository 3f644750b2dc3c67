/** A new password ends the sessions of the old one, and a locked-out administrator can be let back in. */
import { Client } from "pg";
import { describe, expect, test } from "vitest";
import { recoverAdmin, resetPassword } from "../../../electron/members/reset-password.js";
import { Secret } from "../../../electron/security/secret.js";
import { checkToken, signOut } from "../../../electron/sessions/check-token.js";
import { signIn } from "../../../electron/sessions/sign-in.js";
import { failureOf } from "../../postgres/failure.js";
import { adminEmail, adminPassword, dump, jwtSecret, operator, worldForAll } from "../world.js";
import { actorOf, adminActor, invited, tokenOf } from "./people.js";

const installation = worldForAll({ cheapHashing: true });

const tokenFailure = async (token: Secret) =>
  (await failureOf(checkToken(installation.database, jwtSecret, token))).code;
const signInFailure = async (email: string, password: Secret) =>
  (await failureOf(signIn(installation.database, jwtSecret, { email, password }))).code;

test("after a reset the old password and every old token fail, and the new password signs in", async () => {
  const { database, db } = installation;
  const old = await invited(database, "bob@corp.example");
  const tokens = [await tokenOf(database, "bob@corp.example", old), await tokenOf(database, "bob@corp.example", old)];
  const others = await tokenOf(database, adminEmail, adminPassword);
  const outcome = await resetPassword(database, await adminActor(database), { email: " BOB@corp.example" });
  expect(outcome).toMatchObject({ email: "bob@corp.example", status: "reset", role: "ORGANIZATION_USER" });
  for (const token of tokens) expect(await tokenFailure(token)).toBe("SESSION_ENDED");
  expect(await signInFailure("bob@corp.example", old)).toBe("SIGN_IN_FAILED");
  await tokenOf(database, "bob@corp.example", outcome.initialPassword ?? "");
  expect((await checkToken(database, jwtSecret, others)).actor.email).toBe(adminEmail);
  expect(await db.run("select password_is_initial from provider_users where email = 'bob@corp.example'")).toEqual([
    { password_is_initial: true },
  ]);
});

test("a sign-in that verified the old password before a reset opens no session after it", async () => {
  const { database, db } = installation;
  const old = await invited(database, "race@corp.example");
  const resetter = new Client({ connectionString: db.url, ssl: false });
  await resetter.connect();
  await resetter.query("begin; update provider_users set hashed_password = 'new' where email = 'race@corp.example'");
  await resetter.query("update sessions set ended_at = now() where ended_at is null");
  const signingIn = signIn(database, jwtSecret, { email: "race@corp.example", password: old }).catch(
    (error) => error.code,
  );
  await new Promise((resolve) => setTimeout(resolve, 600)); // the old password is verified by now
  await resetter.query("commit");
  await resetter.end();
  expect(await signingIn).toBe("SIGN_IN_FAILED");
  const live =
    "select from sessions s join users u on u.id = user_id where email = 'race@corp.example' and ended_at is null";
  expect(await db.run(live)).toEqual([]);
});

test("a typed password must meet the rule; one that does is shown to nobody", async () => {
  const { database, db } = installation;
  await invited(database, "typed@corp.example");
  const before = await dump(db, { versions: true });
  for (const weak of ["", "short-A", "all-lowercase-letters", "NoSymbolsAtAll12", `A-${"a".repeat(1100)}`]) {
    const work = resetPassword(database, operator, { email: "typed@corp.example", typed: new Secret(weak) });
    const failure = await failureOf(work);
    expect(failure.code).toBe("PASSWORD_REFUSED");
    if (weak !== "") expect(`${failure.message}${failure.remedy}`).not.toContain(weak);
  }
  expect(await dump(db, { versions: true })).toEqual(before);
  const typed = new Secret("Fresh-Breeze-Zürich");
  const outcome = await resetPassword(database, operator, { email: "typed@corp.example", typed });
  expect(outcome).toEqual({ email: "typed@corp.example", status: "reset", role: "ORGANIZATION_USER" });
  await tokenOf(database, "typed@corp.example", "Fresh-Breeze-Zu\u0308rich");
});

test.each(["operator", "user", "viewer"])("an organization %s may not set anybody's password", async (role) => {
  const { database } = installation;
  const actor = await actorOf(database, `${role}@corp.example`, await invited(database, `${role}@corp.example`, role));
  const work = (async () => resetPassword(database, actor, { email: `${role}@corp.example` }))();
  expect((await failureOf(work)).code).toBe("ROLE_INSUFFICIENT");
});

test("an email that no member has is MEMBER_NOT_FOUND", async () => {
  const { database } = installation;
  expect((await failureOf(resetPassword(database, operator, { email: "ghost@corp.example" }))).code).toBe(
    "MEMBER_NOT_FOUND",
  );
  expect((await failureOf(recoverAdmin(database, operator, "bob%"))).code).toBe("MEMBER_NOT_FOUND");
});

test("signing out ends that session and no other", async () => {
  const { database } = installation;
  const [one, other] = [
    await tokenOf(database, adminEmail, adminPassword),
    await tokenOf(database, adminEmail, adminPassword),
  ];
  const { sessionId } = await checkToken(database, jwtSecret, one);
  await signOut(database, sessionId);
  await signOut(database, sessionId);
  expect(await tokenFailure(one)).toBe("SESSION_ENDED");
  expect((await checkToken(database, jwtSecret, other)).actor.email).toBe(adminEmail);
});

test("a deactivated or removed member's token stops working at once", async () => {
  const { database, db } = installation;
  const token = await tokenOf(database, "off@corp.example", await invited(database, "off@corp.example"));
  await db.run("update provider_users set is_disabled = true where email = 'off@corp.example'");
  expect(await tokenFailure(token)).toBe("SESSION_ENDED");
  await db.run("update provider_users set is_disabled = false where email = 'off@corp.example'");
  await checkToken(database, jwtSecret, token);
  await db.run("delete from identities where user_id = (select id from users where email = 'off@corp.example')");
  expect(await tokenFailure(token)).toBe("SESSION_ENDED");
});

describe("recovering an administrator", () => {
  test("a deactivated viewer is let in again as Organization Admin, audited as the database operator's doing", async () => {
    const { database, db } = installation;
    await invited(database, "lost@corp.example", "viewer");
    await db.run("update provider_users set is_disabled = true where email = 'lost@corp.example'");
    const outcome = await recoverAdmin(database, operator, "LOST@corp.example");
    expect(outcome).toMatchObject({ status: "reset", role: "ORGANIZATION_ADMIN" });
    const { role } = await signIn(database, jwtSecret, {
      email: "lost@corp.example",
      password: outcome.initialPassword ?? adminPassword,
    });
    expect(role).toBe("ORGANIZATION_ADMIN");
    const [audit] = await db.run(
      "select user_id, enrichments from audit_logs where operation_name = 'recover_organization_admin'",
    );
    expect(audit).toMatchObject({
      user_id: null,
      enrichments: {
        actor: {
          kind: "database-operator",
          databaseUser: "tester",
          machine: expect.any(String),
          login: expect.any(String),
        },
        email: "lost@corp.example",
        roleBefore: "ORGANIZATION_VIEWER",
        disabledBefore: true,
      },
    });
  });
});

test("every change has its audit row, and no secret is in any of them", async () => {
  const { db } = installation;
  const trail = await db.run<{ name: string; text: string }>(
    "select operation_name as name, a::text as text from audit_logs a",
  );
  const names = new Set(trail.map((row) => row.name));
  for (const name of [
    "bootstrap_installation",
    "add_basic_auth_users_to_org",
    "update_basic_auth_user",
    "recover_organization_admin",
    "login",
  ]) {
    expect(names).toContain(name);
  }
  const [users] = await db.run<{ n: number }>("select count(*)::int as n from users");
  expect(trail.filter((row) => row.name === "add_basic_auth_users_to_org")).toHaveLength((users?.n ?? 0) - 1);
  const all = trail.map((row) => row.text).join("\n");
  expect(all).not.toMatch(/argon2|eyJ|Quiet-Harbour|Fresh-Breeze|[A-Za-z2-9]{6}(-[A-Za-z2-9]{6}){3}/);
});
