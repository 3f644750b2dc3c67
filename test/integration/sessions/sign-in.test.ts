/** Signing in tells a stranger nothing, and a stranger cannot keep anybody out. */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { recordAttempt } from "../../../electron/database/queries/record-attempt.js";
import { transact } from "../../../electron/database/transaction.js";
import { Secret } from "../../../electron/security/secret.js";
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
