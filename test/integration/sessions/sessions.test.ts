/** Sessions are listed completely, and the tokens of ended ones fail on the very next call. */
import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Secret } from "../../../electron/security/secret.js";
import { checkToken } from "../../../electron/sessions/check-token.js";
import { endEverybodysSessions, endOneSession, endSessionsOf } from "../../../electron/sessions/end.js";
import { listSessionsPage } from "../../../electron/sessions/list.js";
import { failureOf } from "../../postgres/failure.js";
import { invited, tokenOf } from "../members/people.js";
import { dump, jwtSecret, operator, worldForAll } from "../world.js";

const installation = worldForAll({ cheapHashing: true });
const passwords = new Map<string, Secret>();
beforeAll(async () => {
  for (const email of ["ann@corp.example", "bob@corp.example"]) {
    passwords.set(email, await invited(installation.database, email));
  }
});
beforeEach(() => installation.db.run("delete from sessions"));

const signIn = (email: string) => tokenOf(installation.database, email, passwords.get(email) ?? "");
const check = (token: Secret) => checkToken(installation.database, jwtSecret, token);
const ends = async (token: Secret) =>
  check(token).then(
    () => "holds",
    (error: { code: string }) => error.code,
  );
const list = (ask: Partial<Parameters<typeof listSessionsPage>[1]> = {}, own: string | null = null) =>
  listSessionsPage(installation.database, { ended: false, limit: 50, ...ask }, own);
const lastAudit = async () =>
  (
    await installation.db.run<{ name: string; enrichments: Record<string, unknown> }>(
      "select operation_name as name, enrichments from audit_logs order by request_time desc limit 1",
    )
  )[0];

test("live sessions are listed the latest first, one's own marked; ended and expired ones only where asked for", async () => {
  const { db } = installation;
  await signIn("ann@corp.example");
  const second = await check(await signIn("bob@corp.example"));
  await db.run("update sessions set expires_at = now() + interval '11 hours'"); // of one second, as they may well be
  await db.run(
    `insert into sessions (user_id, created_at, expires_at, ended_at, end_reason) select id, now() - interval '2 days',
       now() - interval '36 hours', null, null from users union all select id, now(), now() + interval '6 hours', now(), 'signed-out'
       from users where email = 'ann@corp.example'`,
  );
  const page = await list({}, second.sessionId);
  expect(page.sessions.map(({ email, own, live }) => [email, own, live])).toEqual([
    ["bob@corp.example", true, true],
    ["ann@corp.example", false, true],
  ]);
  expect(page).toMatchObject({ live: 2, lastSignInAt: null, nextCursor: null });
  const whole = await list({ ended: true });
  expect(whole.sessions.map(({ live, endReason }) => [live, endReason])).toEqual([
    [true, null],
    [true, null],
    [false, "signed-out"],
    [false, null],
    [false, null],
    [false, null],
  ]);
  expect(whole.live).toBe(2);
});

test("one member's sessions come with the last sign-in, also where none lives", async () => {
  await signIn("ann@corp.example");
  const [row] = await installation.db.run<{ at: Date }>("select max(created_at) as at from sessions");
  await endSessionsOf(installation.database, operator, "ann@corp.example");
  await signIn("bob@corp.example");
  expect(await list({ email: " ANN@corp.example" })).toMatchObject({
    ...{ sessions: [], live: 0, lastSignInAt: row?.at.toISOString() },
  });
  expect((await list({ email: "bob@corp.example" })).sessions).toHaveLength(1);
  expect((await failureOf(list({ email: "ghost@corp.example" }))).code).toBe("MEMBER_NOT_FOUND");
});

test.each([1, 2, 3, 7, 8])(
  "pages of %i show every session once, also where all began in the same moment",
  async (limit) => {
    await installation.db.run(
      "insert into sessions (user_id, expires_at) select id, '2099-01-01 00:00:00.123456+00' from users, generate_series(1, 3) limit 7",
    );
    const whole = (await list()).sessions.map(({ id }) => id);
    expect(whole).toHaveLength(7);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit, cursor });
      expect(page.sessions.length).toBeLessThanOrEqual(limit);
      expect(page.live).toBe(7);
      seen.push(...page.sessions.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(whole);
  },
);

test.each([1, 2, 5])("pages of %i show those of one second by the moment they began", async (limit) => {
  const rows = await installation.db.run<{ id: string; at: Date }>(
    `insert into sessions (user_id, created_at, expires_at)
     select id, now() - n * interval '7 milliseconds', '2099-01-01 00:00:00+00' from generate_series(1, 9) n, users
      where email = 'ann@corp.example' returning id, created_at as at`,
  );
  const wanted = rows.toSorted((a, b) => b.at.getTime() - a.at.getTime()).map(({ id }) => id);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit, cursor });
    seen.push(...page.sessions.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual(wanted);
});

test("ending one session ends that token at once and no other, and is audited", async () => {
  const [one, other] = [await signIn("ann@corp.example"), await signIn("ann@corp.example")];
  const { sessionId, actor } = await check(one);
  await endOneSession(installation.database, operator, sessionId);
  expect([await ends(one), await ends(other)]).toEqual(["SESSION_ENDED", "holds"]);
  expect(await lastAudit()).toMatchObject({
    name: "end_session",
    enrichments: { session_id: sessionId, member_id: actor.userId },
  });
  const before = await dump(installation.db, { versions: true });
  expect((await failureOf(endOneSession(installation.database, operator, sessionId))).code).toBe("SESSION_NOT_FOUND");
  expect(await dump(installation.db, { versions: true })).toEqual(before);
});

test("ending all of a member's sessions leaves everybody else's", async () => {
  const tokens = [await signIn("ann@corp.example"), await signIn("ann@corp.example")];
  const other = await signIn("bob@corp.example");
  expect(await endSessionsOf(installation.database, operator, "Ann@corp.example")).toBe(2);
  expect(await Promise.all([...tokens, other].map(ends))).toEqual(["SESSION_ENDED", "SESSION_ENDED", "holds"]);
  expect(await lastAudit()).toMatchObject({
    name: "end_sessions_of_member",
    enrichments: { email: "ann@corp.example", sessionsEnded: 2 },
  });
});

test("ending everybody's sessions ends one's own too, unless it is kept", async () => {
  const [own, other] = [await signIn("ann@corp.example"), await signIn("bob@corp.example")];
  const { sessionId } = await check(own);
  expect(await endEverybodysSessions(installation.database, operator, sessionId)).toBe(1);
  expect([await ends(own), await ends(other)]).toEqual(["holds", "SESSION_ENDED"]);
  expect(await endEverybodysSessions(installation.database, operator)).toBe(1);
  expect(await ends(own)).toBe("SESSION_ENDED");
  expect(await lastAudit()).toMatchObject({ name: "end_all_sessions", enrichments: { keptOwn: false } });
});

test.each(["", "x", "bm9uc2Vuc2U"])("%j is no cursor", async (cursor) => {
  expect((await failureOf(list({ cursor }))).code).toBe("USAGE");
});
