/** Many members get new names or emails, by a table or by the domain of their emails. */
import { writeFileSync } from "node:fs";
import { sql } from "kysely";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { transact } from "../../../electron/database/transaction.js";
import { changeManyMembers, previewChange, showOneMember } from "../../../electron/members/changes/change.js";
import { changeByTable, readChanges } from "../../../electron/members/changes/table.js";
import type { Actor } from "../../../electron/organization/actor.js";
import type { BulkChangeProgress, BulkChangeRequest } from "../../../shared/contract/bulk-changes.js";
import type { ChangeOutcome, MemberChange, WhichMembers } from "../../../shared/contract/member-changes.js";
import { failureOf } from "../../postgres/failure.js";
import { adminEmail, newPath, untilSomebodyWaits, worldForAll } from "../world.js";
import { actorOf, adminActor, invited, tokenOf } from "./people.js";

const installation = worldForAll({ cheapHashing: true });
let admin: Actor;
beforeAll(async () => {
  admin = await adminActor(installation.database);
});

let round = 0;
let at = "";
beforeEach(async () => {
  round += 1;
  at = `@r${round}.example`;
  await crowd(["a", "b", "c"].map((name) => `${name}${at}`));
});

const crowd = (emails: readonly string[]) =>
  installation.db.run(
    `with person as (insert into users (email) select unnest($1::text[]) returning id, ls_user_id, email),
    login as (insert into provider_users (ls_user_id, email, hashed_password) select ls_user_id, email, 'x' from person)
    insert into identities (organization_id, user_id, role_id, access_scope)
    select o.id, p.id, r.id, 'organization' from person p, organizations o, roles r where r.name = 'ORGANIZATION_USER'`,
    [[...emails]],
  );
const request = (what: BulkChangeRequest["what"], ...lines: readonly string[]): BulkChangeRequest => ({
  ...{ what, columns: {}, source: { by: "text", text: lines.join("\n").replaceAll("%", at) } },
});
const run = async (asked: BulkChangeRequest, actor = admin, signal?: AbortSignal) => {
  const outcomes: BulkChangeProgress["outcomes"] = [];
  const result = await changeByTable(installation.database, async () => actor, asked, {
    ...{ report: (progress) => outcomes.push(...progress.outcomes), signal },
  });
  return { result, outcomes };
};
const show = async (email: string) =>
  (await showOneMember(installation.database, { email: email.replace("%", at) })).member;
const both = () =>
  installation.db.run<{ email: string; login: string }>(
    "select u.email, p.email as login from users u join provider_users p using (ls_user_id) where u.email like $1 order by 1",
    [`%${at}`],
  );

test("a table renames each member to their own name, in the user and the login, each with an audit row", async () => {
  const { id } = await show("a%");
  const asked = request("rename", "Email;New name", "A%;Ada L.", "b%;Bea", "nobody%;No Body");
  expect((await readChanges(installation.database, asked)).rows.map(({ line, verdict }) => [line, verdict])).toEqual([
    [2, "change"],
    [3, "change"],
    [4, "refused"],
  ]);
  expect((await show("a%")).fullName).toBeNull();
  const { result, outcomes } = await run(asked);
  expect(result).toEqual({ changed: 2, unchanged: 0, refused: 1, sessionsEnded: 0, of: 3, cancelled: false });
  expect(outcomes.find(({ status }) => status === "refused")).toMatchObject({ line: 4, email: `nobody${at}` });
  expect([(await show("a%")).fullName, (await show("b%")).fullName]).toEqual(["Ada L.", "Bea"]);
  expect(await installation.db.run("select full_name from provider_users where email = $1", [`a${at}`])).toEqual([
    { full_name: "Ada L." },
  ]);
  expect(
    await installation.db.run(
      "select operation_name, enrichments -> 'before' as before, enrichments -> 'after' as after from audit_logs where enrichments ->> 'member_id' = $1",
      [id],
    ),
  ).toEqual([{ operation_name: "update_org_member", before: { fullName: null }, after: { fullName: "Ada L." } }]);
  expect((await run(asked)).result).toMatchObject({ changed: 0, unchanged: 2, refused: 1 });
});

test("an email goes from member to member within one table, in the user and the login", async () => {
  const [a, b, c] = [await show("a%"), await show("b%"), await show("c%")];
  const { result } = await run(request("changeEmail", "a%,b%", "b%,c%", "c%,new%"));
  expect(result).toMatchObject({ changed: 3, refused: 0 });
  expect([(await show("b%")).id, (await show("c%")).id, (await show("new%")).id]).toEqual([a.id, b.id, c.id]);
  expect((await both()).every(({ email, login }) => email === login)).toBe(true);
});

test("an email that others have, that two want or that goes in a circle is refused by line, and the rest is done", async () => {
  const { result, outcomes } = await run(request("changeEmail", `a%,${adminEmail}`, "b%,c%", "c%,b%"));
  expect(result).toMatchObject({ changed: 0, refused: 3 });
  expect(outcomes.map(({ line, status }) => [line, status])).toEqual([
    [1, "refused"],
    [2, "refused"],
    [3, "refused"],
  ]);
  expect((await both()).map(({ email }) => email)).toEqual([`a${at}`, `b${at}`, `c${at}`]);
});

test("an email somebody gets while the table is under way is refused for its line alone", async () => {
  const asked = request("changeEmail", "a%,one%", "b%,two%", "c%,three%");
  let running: ReturnType<typeof run> | undefined;
  await transact(installation.database, async (transaction) => {
    await sql`insert into public.users (email) values (${`two${at}`})`.execute(transaction.kysely);
    running = run(asked); // judges without seeing it, and waits for it when it writes
    await untilSomebodyWaits(installation.db);
  });
  const { result, outcomes } = (await running) ?? { result: null, outcomes: [] };
  expect(result).toMatchObject({ changed: 2, refused: 1 });
  expect(outcomes.find(({ status }) => status === "refused")).toMatchObject({ line: 2, code: "EMAIL_TAKEN" });
  expect([(await show("one%")).email, (await show("three%")).email]).toEqual([`one${at}`, `three${at}`]);
});

test("a row whose member got another email meanwhile is refused: it may mean somebody else", async () => {
  let running: ReturnType<typeof run> | undefined;
  await transact(installation.database, async (transaction) => {
    await sql`update public.users set email = ${`other${at}`} where email = ${`a${at}`}`.execute(transaction.kysely);
    running = run(request("rename", "a%,Ada"));
    await untilSomebodyWaits(installation.db);
  });
  expect((await running)?.outcomes).toMatchObject([{ line: 1, status: "refused", code: "CHANGED_MEANWHILE" }]);
  expect((await show("other%")).fullName).toBeNull();
});

test("a table is stopped between two batches, and done to its end by running it again", async () => {
  await crowd(Array.from({ length: 300 }, (_, n) => `stop-${n}${at}`));
  const asked = request("changeEmail", ...Array.from({ length: 300 }, (_, n) => `stop-${n}%,gone-${n}%`));
  const stopping = new AbortController();
  const stopped = await changeByTable(installation.database, async () => admin, asked, {
    report: ({ changed }) => {
      if (changed > 0) stopping.abort();
    },
    signal: stopping.signal,
  });
  expect(stopped).toMatchObject({ changed: 200, cancelled: true, of: 300 });
  expect((await run(asked)).result).toMatchObject({ changed: 100, unchanged: 200, refused: 0, cancelled: false });
});

test("a file is read as a bulk invite's is; what has no column of new values is refused by every line or at once", async () => {
  const file = newPath("csv");
  writeFileSync(file, Buffer.from(`\uFEFFold email,new email\r\na${at},"z${at}"\r\n`, "utf16le"));
  const asked: BulkChangeRequest = { what: "changeEmail", columns: {}, source: { by: "path", path: file } };
  expect(await readChanges(installation.database, asked)).toMatchObject({
    ...{ encoding: "utf-16le", reading: { columns: { email: 0, newEmail: 1 } } },
    rows: [{ line: 2, before: `a${at}`, after: `z${at}`, verdict: "change" }],
  });
  const unclear = request("changeEmail", "email,later", "a%,z%");
  expect((await readChanges(installation.database, unclear)).rows).toMatchObject([
    { line: 2, verdict: "refused", reason: "No column is clearly the one with the new emails." },
  ]);
  expect((await readChanges(installation.database, { ...unclear, columns: { newEmail: "later" } })).rows).toMatchObject(
    [{ verdict: "change" }],
  );
  expect((await failureOf(run(request("rename", "a%")))).code).toBe("TABLE_COLUMN_MISSING");
});

test("an Operator changes nobody by a table", async () => {
  const initial = await invited(installation.database, `op${at}`, "operator");
  const helper = await actorOf(installation.database, `op${at}`, initial);
  const { outcomes } = await run(request("rename", "a%,Ada"), helper);
  expect(outcomes).toMatchObject([{ line: 1, status: "refused", code: "ROLE_INSUFFICIENT" }]);
});

const many = async (members: WhichMembers, asked: MemberChange) => {
  const outcomes: ChangeOutcome[] = [];
  const counts = await changeManyMembers(installation.database, async () => admin, {
    ...{ members, change: asked },
    report: (progress) => outcomes.push(...progress.outcomes),
  });
  return { counts, outcomes };
};

test("a domain is changed for all at it, and for nobody at another or beneath it; who signs in does so with the new one", async () => {
  const initial = await invited(installation.database, `Grace.O${at}`);
  await crowd([`far@sub.r${round}.example`, `here@r${round}.example.org`]);
  const filter = { search: `r${round}.example` };
  const change = { kind: "changeDomain", from: at.toUpperCase(), to: `n${round}.example` } as const;
  expect((await previewChange(installation.database, admin, { filter }, change)).domain).toEqual({
    ...{ moving: 4, taken: 0, someTaken: [] },
  });
  expect((await many({ filter }, change)).counts).toMatchObject({ changed: 4, unchanged: 2, refused: 0 });
  await tokenOf(installation.database, `Grace.O@n${round}.example`, initial);
  expect((await failureOf(tokenOf(installation.database, `Grace.O${at}`, initial))).code).toBe("SIGN_IN_FAILED");
  expect((await show(`far@sub.r${round}.example`)).email).toBe(`far@sub.r${round}.example`);
  expect((await many({ filter }, change)).counts).toMatchObject({ changed: 0, refused: 0 });
});

test("who has the new email already keeps it: the one to move is refused by name, in the dry run too", async () => {
  await crowd([`a@n${round}.example`]);
  const ids = [(await show("a%")).id, (await show("b%")).id];
  const change = { kind: "changeDomain", from: at.slice(1), to: `n${round}.example` } as const;
  expect((await previewChange(installation.database, admin, { ids }, change)).domain).toEqual({
    ...{ moving: 2, taken: 1, someTaken: [`a${at}`] },
  });
  const { counts, outcomes } = await many({ ids }, change);
  expect(counts).toMatchObject({ changed: 1, refused: 1 });
  expect(outcomes.find(({ status }) => status === "refused")).toMatchObject({ id: ids[0], code: "EMAIL_TAKEN" });
  expect((await failureOf(many({ ids }, { ...change, to: "no domain" }))).code).toBe("EMAIL_INVALID");
});
