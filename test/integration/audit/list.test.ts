/** Finding rows of the audit trail: filters, pages, totals and the search; and all of it as an export. */
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { exportAudit } from "../../../electron/audit/export.js";
import { listAuditPage } from "../../../electron/audit/list.js";
import { verifyAudit } from "../../../electron/audit/verify.js";
import { restore } from "../../../electron/installation/restore.js";
import { resetPassword } from "../../../electron/members/reset-password.js";
import { Secret } from "../../../electron/security/secret.js";
import { signIn } from "../../../electron/sessions/sign-in.js";
import type { AuditFilterInput, AuditFormat } from "../../../shared/contract/audit.js";
import { failureOf } from "../../postgres/failure.js";
import { adminActor, invited } from "../members/people.js";
import { adminEmail, applyNow, basic, jwtSecret, makeWorld, newPath, operator, worldForAll } from "../world.js";

const installation = worldForAll();
beforeAll(async () => {
  const { database, db } = installation;
  await invited(database, "eve@corp.example");
  const admin = await adminActor(database);
  await resetPassword(database, admin, { email: "eve@corp.example" });
  await signIn(database, jwtSecret, { email: "eve@corp.example", password: new Secret("Wrong-Word-17-x") }).catch(
    () => undefined,
  );
  await signIn(database, jwtSecret, { email: "no@corp.example", password: new Secret("Wrong-Word-17-x") }).catch(
    () => undefined,
  );
  await db.run(
    `insert into audit_logs (operation_name, operation_succeeded, request_time, enrichments)
       select 'bulk', g % 10 <> 0, timestamptz '2020-01-01Z' + (g / 3) * interval '1 minute', jsonb_build_object('n', g, 'word', case g when 7 then '=needle%_' end)
         from generate_series(1, 23000) g`,
  );
});

const list = (filter: AuditFilterInput = {}, limit = 50, cursor?: string) =>
  listAuditPage(installation.database, { filter, limit, cursor });
const operations = async (filter: AuditFilterInput) => (await list(filter)).entries.map(({ operation }) => operation);

describe("filters", () => {
  test("the newest comes first, with who, on whom and its place in the chain", async () => {
    const { entries, total } = await list();
    expect(total).toEqual({ count: 23006, exact: true });
    expect(entries.slice(0, 6).map(({ operation, succeeded }) => [operation, succeeded])).toEqual([
      ["login", false],
      ["login", false],
      ["update_basic_auth_user", true],
      ["login", true],
      ["add_basic_auth_users_to_org", true],
      ["bootstrap_installation", true],
    ]);
    expect(entries[0]).toMatchObject({
      actor: { kind: "unknown" },
      subject: null,
      details: { reason: "unknown-account" },
    });
    expect(entries[1]).toMatchObject({ subject: { email: "eve@corp.example" }, details: { reason: "wrong-password" } });
    expect(entries[2]).toMatchObject({ actor: { kind: "member", email: adminEmail, role: "ORGANIZATION_ADMIN" } });
    expect(entries[4]).toMatchObject({
      actor: {
        kind: "database-operator",
        databaseUser: "tester",
        machine: expect.any(String),
        login: expect.any(String),
      },
      subject: { email: "eve@corp.example", id: expect.any(String) },
      sequence: 2,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(JSON.stringify(entries)).not.toContain("Wrong-Word");
  });

  test("each narrows, alone and together", async () => {
    expect(await operations({ operation: "login" })).toHaveLength(3);
    expect(await operations({ operation: "login", succeeded: true })).toEqual(["login"]);
    expect(await operations({ actor: adminEmail.toUpperCase() })).toEqual(["update_basic_auth_user", "login"]);
    expect(await operations({ actor: "Tester" })).toEqual(["add_basic_auth_users_to_org", "bootstrap_installation"]);
    expect(await operations({ subject: "EVE@corp.example" })).toEqual([
      "login",
      "update_basic_auth_user",
      "add_basic_auth_users_to_org",
    ]);
    const id = (await list({ operation: "add_basic_auth_users_to_org" })).entries[0]?.subject?.id ?? "";
    expect(await operations({ subject: id, succeeded: true })).toEqual([
      "update_basic_auth_user",
      "add_basic_auth_users_to_org",
    ]);
    expect(await operations({ actor: id })).toEqual([]);
    expect(await operations({ actor: "nobody@corp.example" })).toEqual([]);
    expect(await operations({ from: "2020-01-01T00:01:00Z", to: "2020-01-01T00:02:00Z" })).toHaveLength(3);
    expect(await operations({ from: "2021-01-01T00:00:00+02:00", operation: "bulk" })).toEqual([]);
  });

  test("a removed member's rows are still found by the email of that time", async () => {
    await invited(installation.database, "gone@corp.example");
    await installation.db.run("delete from users where email = 'gone@corp.example'");
    expect(await operations({ subject: "gone@corp.example" })).toEqual(["add_basic_auth_users_to_org"]);
  });

  test("totals are exact up to ten thousand, and beyond that said to be estimates", async () => {
    expect((await list({ operation: "bulk", succeeded: false })).total).toEqual({ count: 2300, exact: true });
    await installation.db.run("analyze audit_logs");
    const { total } = await list({ operation: "bulk" });
    expect(total?.exact).toBe(false);
    expect(total?.count).toBeGreaterThan(15_000);
    expect(total?.count).toBeLessThan(30_000);
  });
});

test("pages follow each other without a gap or a repetition, though many rows have the same time", async () => {
  const seen = new Set<string>();
  let cursor: string | undefined;
  let pages = 0;
  do {
    const page = await list({ operation: "bulk", to: "2020-01-02T00:00:00Z" }, 700, cursor);
    for (const { id } of page.entries) seen.add(id);
    expect(page.total === null).toBe(pages > 0);
    pages += 1;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  const [row] = await installation.db.run<{ n: number }>(
    "select count(*)::int as n from audit_logs where operation_name = 'bulk' and request_time < '2020-01-02Z'",
  );
  expect(seen.size).toBe(row?.n);
  expect(pages).toBe(Math.ceil((row?.n ?? 0) / 700));
});

test.each(["x", "", Buffer.from("2020|x").toString("base64url")])(
  "a cursor that is none (%s) is a usage error",
  async (cursor) => {
    expect((await failureOf(list({}, 50, cursor))).code).toBe("USAGE");
  },
);

describe("the search for a text", () => {
  test("takes % and _ as they are, and looks through so many rows at once", async () => {
    const first = await list({ text: "NEEDLE%_" });
    expect(first.entries).toEqual([]);
    expect(first.total).toBeNull();
    expect(first.searchedBackTo).not.toBeNull();
    const second = await list({ text: "needle%_" }, 50, first.nextCursor ?? "");
    expect(second.entries).toMatchObject([{ operation: "bulk", details: { n: 7 } }]);
    expect(second).toMatchObject({ nextCursor: null, searchedBackTo: null });
    expect((await list({ text: "needle%_", to: "2020-01-01T01:00:00Z" })).entries).toHaveLength(1);
    expect((await list({ text: "needle%%", to: "2020-01-01T01:00:00Z" })).entries).toEqual([]);
  });

  test("goes on after a full page exactly where it stopped", async () => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ text: "eve@corp" }, 1, cursor);
      ids.push(...page.entries.map(({ id }) => id));
      cursor = page.entries.length === 0 ? undefined : (page.nextCursor ?? undefined);
    } while (cursor !== undefined);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(3);
  });
});

describe("the export", () => {
  const exported = async (format: AuditFormat, filter: AuditFilterInput = {}) => {
    let text = "";
    for await (const piece of exportAudit(installation.database, { filter, format })) text += piece.text;
    return text;
  };

  test("as JSON lines has every row, oldest first", async () => {
    const lines = (await exported("jsonl")).trimEnd().split("\n");
    const [row] = await installation.db.run<{ n: number }>("select count(*)::int as n from audit_logs");
    expect(lines).toHaveLength(row?.n ?? 0);
    const times = lines.map((line) => JSON.parse(line).time);
    expect(times).toEqual([...times].sort());
  });

  test("as CSV reads back whole, with no cell a spreadsheet would run", async () => {
    const text = await exported("csv", { operation: "bulk", to: "2020-01-01T00:05:00Z" });
    const rows: Record<string, string>[] = parse(text, { columns: true });
    expect(rows).toHaveLength(14);
    expect(rows.find(({ details }) => details?.includes("needle"))).toMatchObject({
      operation: "bulk",
      succeeded: "true",
      details: '{"n":7,"word":"=needle%_"}',
    });
  });

  test("as OCSF has a class for every row", async () => {
    const events = (await exported("ocsf", { from: "2021-01-01T00:00:00Z" }))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(events.map(({ class_uid, type_uid, status_id }) => [class_uid, type_uid, status_id]).slice(0, 4)).toEqual([
      [3004, 300401, 1],
      [3001, 300101, 1],
      [3002, 300201, 1],
      [3001, 300104, 1],
    ]);
  });

  test("keeps to the filters, a text among them", async () => {
    expect((await exported("jsonl", { text: "needle%_" })).trimEnd().split("\n")).toHaveLength(1);
    expect(await exported("jsonl", { operation: "no such thing" })).toBe("");
  });
});

test("a migration and its restore both leave a whole chain that tells of both", async () => {
  const { database, close } = await makeWorld({ installed: "none" });
  const backupFile = newPath();
  await applyNow(database, basic(), { backupFile });
  const { head } = await verifyAudit(database, {});
  await restore(database, backupFile, operator);
  expect(await verifyAudit(database, { anchor: head })).toMatchObject({
    intact: true,
    anchorHolds: true,
    head: { sequence: 3 },
  });
  await close();
});
