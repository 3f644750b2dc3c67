/** Signing in tells a stranger nothing, and a stranger cannot keep anybody out. */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { pickStoredHash } from "../../../electron/database/queries/pick-stored-hash.js";
import { recordAttempt } from "../../../electron/database/queries/record-attempt.js";
import { query, transact } from "../../../electron/database/transaction.js";
import { hashPassword } from "../../../electron/security/passwords.js";
import { Secret } from "../../../electron/security/secret.js";
import { signToken } from "../../../electron/security/tokens.js";
import { checkToken } from "../../../electron/sessions/check-token.js";
import { signIn } from "../../../electron/sessions/sign-in.js";
import { failureOf } from "../../postgres/failure.js";
import { invited, tokenOf } from "../members/people.js";
import { adminEmail, adminPassword, applyNow, basic, dump, jwtSecret, worldForAll } from "../world.js";

const installation = worldForAll();

const forget = () => installation.db.run("delete from sign_in_attempts");
const wrong = new Secret("Wrong-Password-1");
const attempt = (email: string, password = wrong) => signIn(installation.database, jwtSecret, { email, password });

async function disabledMember(): Promise<{ readonly email: string; readonly password: Secret }> {
  const email = "off@corp.example";
  const password = await invited(installation.database, email);
  await installation.db.run("update provider_users set is_disabled = true where email = 'off@corp.example'");
  return { email, password };
}

test("an unknown email, a wrong password and a deactivated member get the same answer in the same time", async () => {
  const disabled = await disabledMember();
  await attempt(adminEmail, adminPassword);
  const cases = {
    unknown: () => attempt("ghost@corp.example"),
    wrong: () => attempt(adminEmail),
    disabled: () => attempt(disabled.email, disabled.password),
    empty: () => attempt(""),
  };
  const times = new Map<string, number[]>(Object.keys(cases).map((name) => [name, []]));
  const answers = new Set<string>();
  for (let round = 0; round < 9; round += 1) {
    for (const [name, work] of Object.entries(cases)) {
      await forget();
      const start = performance.now();
      const { code, message, remedy } = await failureOf(work());
      times.get(name)?.push(performance.now() - start);
      answers.add(`${code} ${message} ${remedy}`);
    }
  }
  expect([...answers]).toHaveLength(1);
  expect([...answers][0]).toMatch(/^SIGN_IN_FAILED/);
  const medians = [...times.values()].map((list) => list.sort((a, b) => a - b)[4] ?? 0);
  expect(Math.max(...medians) / Math.min(...medians)).toBeLessThan(2);
});

test("after thirty failures of a stranger the right password still gets in, after a bounded wait", async () => {
  await forget();
  const digest = createHash("sha256").update(adminEmail.toLowerCase()).digest("hex");
  for (let failures = 0; failures < 30; failures += 1)
    await transact(installation.database, (transaction) => recordAttempt(transaction, digest));
  const start = performance.now();
  await attempt(adminEmail, adminPassword);
  const waited = performance.now() - start;
  expect(waited).toBeGreaterThan(4000);
  expect(waited).toBeLessThan(9000);
  const again = performance.now();
  await attempt(adminEmail, adminPassword); // the success has cleared the account
  expect(performance.now() - again).toBeLessThan(3500);
});

test("attempts are counted by account whatever the case of the email, and no email is stored", async () => {
  await forget();
  for (const email of ["ada@HARBOUR.example", " Ada@harbour.example", "ADA@HARBOUR.EXAMPLE"])
    await failureOf(attempt(email));
  const rows = await installation.db.run(
    "select account_digest as digest, count(*)::int as n from sign_in_attempts group by 1",
  );
  expect(rows).toEqual([{ digest: expect.stringMatching(/^[0-9a-f]{64}$/), n: 3 }]);
});

test("attempts are counted by the account found, under every spelling that the database takes for its email", async () => {
  await invited(installation.database, "viewer@corp.example");
  await forget();
  // SQL's lower() makes an i of İ in some collations; where it does not, this is an unknown email.
  for (const email of ["viewer@corp.example", "VIEWER@corp.example", "v\u0130ewer@corp.example"])
    await failureOf(attempt(email));
  const [{ n = 0 } = {}] = await installation.db.run<{ n: number }>(
    "select count(*)::int as n from users where lower(email) = lower('v\u0130ewer@corp.example')",
  );
  const rows = await installation.db.run("select count(*)::int as n from sign_in_attempts group by account_digest");
  expect(rows.map((row) => row.n).sort()).toEqual(n === 1 ? [3] : [1, 2]);
});

test("an unknown email takes as long as a known one whose hash is of an earlier cost, or cannot be read", async () => {
  const { db } = installation;
  const hash = await hashPassword(new Secret("Quiet-Harbour-18"), { memoryKib: 8192, passes: 1, lanes: 1 });
  await invited(installation.database, "unreadable@corp.example");
  await db.run(`create table before as select ls_user_id, hashed_password from provider_users`);
  await db.run(`update provider_users set hashed_password = '${hash}'`);
  await db.run("update provider_users set hashed_password = 'not a hash' where email = 'unreadable@corp.example'");
  await db.run(
    `update organizations set config = '{"password_hashing": {"memory_kib": 131072, "passes": 4, "lanes": 1}}'`,
  );
  try {
    // Whichever member is picked to stand in for an unknown one, the hash is one that can be read.
    const near = Array.from({ length: 16 }, (_, digit) => `${digit.toString(16)}0000000-0000-0000-0000-000000000000`);
    for (const uuid of near)
      expect(await query(installation.database, (scope) => pickStoredHash(scope, uuid))).toBe(hash);
    const times = new Map<string, number[]>();
    for (let round = 0; round < 7; round += 1) {
      for (const email of ["ghost@corp.example", adminEmail, "unreadable@corp.example"]) {
        await forget();
        const start = performance.now();
        await failureOf(attempt(email));
        times.set(email, [...(times.get(email) ?? []), performance.now() - start]);
      }
    }
    const medians = [...times.values()].map((list) => list.sort((a, b) => a - b)[3] ?? 0);
    expect(Math.max(...medians) / Math.min(...medians)).toBeLessThan(2);
  } finally {
    await db.run(
      "update provider_users p set hashed_password = b.hashed_password from before b where b.ls_user_id = p.ls_user_id",
    );
    await db.run("drop table before");
    await db.run("update organizations set config = '{}'");
  }
});

test("a password longer than the rule allows is refused before it is hashed", async () => {
  await forget();
  for (const email of [adminEmail, "ghost@corp.example"]) {
    const { code } = await failureOf(attempt(email, new Secret("aA!".repeat(45_000))));
    expect(code).toBe("PASSWORD_REFUSED");
  }
  expect(await installation.db.run("select from sign_in_attempts")).toEqual([]);
});

test("settings that were lowered weaken nobody's hash", async () => {
  const { db, database } = installation;
  const password = await invited(database, "strong@corp.example");
  const stored = async () =>
    (
      await db.run<{ phc: string }>(
        "select hashed_password as phc from provider_users where email = 'strong@corp.example'",
      )
    )[0]?.phc;
  const strong = await hashPassword(password, { memoryKib: 32 * 1024, passes: 3, lanes: 1 });
  await db.run(`update provider_users set hashed_password = '${strong}' where email = 'strong@corp.example'`);
  await db.run(
    `update organizations set config = '{"password_hashing": {"memory_kib": 8192, "passes": 1, "lanes": 1}}'`,
  );
  await tokenOf(database, "strong@corp.example", password);
  expect(await stored()).toBe(strong);
  const weak = await hashPassword(password, { memoryKib: 8192, passes: 1, lanes: 1 });
  await db.run(`update provider_users set hashed_password = '${weak}' where email = 'strong@corp.example'`);
  await tokenOf(database, "strong@corp.example", password);
  expect(await stored()).toContain("$m=19456,t=2,p=1$");
  await db.run("update organizations set config = '{}'");
});

test("a signed token whose session or member is no id is of no session", async () => {
  const [{ id = "" } = {}] = await installation.db.run<{ id: string }>("select id from installation");
  const uuid = "6f1c0d7e-3a52-4b8f-9a61-2d4e5f607182";
  for (const [userId, sessionId] of [
    [uuid, "no-uuid"],
    ["no-uuid", uuid],
    [uuid, "\0"],
  ] as const) {
    const claims = { userId, sessionId, installationId: id };
    const token = new Secret(await signToken(claims, new Date(Date.now() + 60_000), jwtSecret));
    expect((await failureOf(checkToken(installation.database, jwtSecret, token))).code).toBe("SESSION_ENDED");
  }
});

test("the database holds no token and no password of those who signed in", async () => {
  const token = await tokenOf(installation.database, adminEmail, adminPassword);
  const everything = JSON.stringify(await dump(installation.db));
  expect(everything).not.toContain(token.reveal());
  expect(everything).not.toContain(token.reveal().split(".")[2]);
  expect(everything).not.toContain(adminPassword.reveal());
});

test("another JWT secret than the installation's signs nobody in, and its tokens hold nowhere", async () => {
  const other = new Secret("another-Xc4Vb8Nf1Lk6Hs3Dg5Jt0Ra");
  const work = signIn(installation.database, other, { email: adminEmail, password: adminPassword });
  expect((await failureOf(work)).code).toBe("JWT_SECRET_DIFFERS");
  const token = await tokenOf(installation.database, adminEmail, adminPassword);
  expect((await failureOf(checkToken(installation.database, other, token))).code).toBe("SESSION_ENDED");
});

test("a raised hashing cost reaches a member at the next sign-in", async () => {
  const { db, database } = installation;
  const password = await invited(database, "rehash@corp.example");
  await db.run(
    `update organizations set config = '{"password_hashing": {"memory_kib": 20480, "passes": 3, "lanes": 1}}'`,
  );
  await tokenOf(database, "rehash@corp.example", password);
  const [row] = await db.run<{ phc: string }>(
    "select hashed_password as phc from provider_users where email = 'rehash@corp.example'",
  );
  expect(row?.phc).toContain("$m=20480,t=3,p=1$");
  await tokenOf(database, "rehash@corp.example", password);
  await db.run("update organizations set config = '{}'");
});

test("after the JWT secret was rotated old tokens fail and new ones hold", async () => {
  const token = await tokenOf(installation.database, adminEmail, adminPassword);
  const rotated = new Secret("rotated-Xc4Vb8Nf1Lk6Hs3Dg5Jt0Ra");
  await applyNow(installation.database, basic({ jwtSecret: rotated }));
  expect((await failureOf(checkToken(installation.database, jwtSecret, token))).code).toBe("SESSION_ENDED");
  expect((await failureOf(checkToken(installation.database, rotated, token))).code).toBe("SESSION_ENDED");
  const fresh = await signIn(installation.database, rotated, { email: adminEmail, password: adminPassword });
  expect((await checkToken(installation.database, rotated, fresh.accessToken)).actor.email).toBe(adminEmail);
});
