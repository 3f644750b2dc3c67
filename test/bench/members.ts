/** A million members: pages at any depth, searches, filters in every order, all of them through the command line, changes. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../../electron/database/connect.js";
import type { MemberSort } from "../../electron/database/queries/member-order.js";
import type { PostgresServer } from "../../electron/doors/demo/postgres.js";
import { listMembersPage, type MemberQuery } from "../../electron/members/list.js";
import { repository } from "../environment/command.js";
import { statementsOf } from "../integration/members/statements.js";
import { install, openDatabase } from "./installing.js";
import { median, quantile, takeTurns, time } from "./measure.js";
import { few, measureChanges, type Side } from "./member-changes.js";
import { seedMembers, workspaces } from "./member-seed.js";
import { readMemory } from "./process-memory.js";
import { runSql, serverNote, withEmptyDatabase, withServer } from "./server.js";
import { type Findings, type Line, megabytes, milliseconds, ratioLine } from "./table.js";

const members = Number(process.env.GATEHOUSE_BENCH_MEMBERS ?? 1_000_000);
const rounds = 200;
const pageSize = 50;

export const measureMembers = (): Promise<Findings> =>
  withServer((server) =>
    withEmptyDatabase(server, async (url) => {
      await runSql(server.url, "alter system set max_wal_size = '8GB'");
      await runSql(server.url, "select pg_reload_conf()");
      const database = await openDatabase(url);
      try {
        await install(database);
        const seeding = await time(() => seedMembers(url, members));
        console.error(`bench: ${members} members in ${(seeding / 1000).toFixed(0)} s`);
        const lines: Line[] = [limitLine("seeding", seeding, 600_000, (value) => `${(value / 1000).toFixed(0)} s`)];
        for (const sort of ["created", "email", "name", "lastSignIn", "role"] as const) {
          lines.push(...(await measureDepth(database, url, sort)));
        }
        lines.push(limitLine("search of 3 to 8 letters, p95", await measureSearch(database, url), 50));
        lines.push(...(await measureFilters(database, url)));
        lines.push(await countStatements(database));
        lines.push(...(await measureExport(url)));
        lines.push(...(await besideFew(server, { database, url })));
        return {
          lines,
          notes: [
            serverNote,
            `Members: ${members} people, ${workspaces} workspaces, 3 of them each; pages of ${pageSize} on an open connection, ${rounds} rounds.`,
          ],
        };
      } finally {
        await database.close();
      }
    }),
  );

/** The changes, with a second installation on the same server. */
const besideFew = (server: PostgresServer, many: Side): Promise<readonly Line[]> =>
  withEmptyDatabase(server, async (url) => {
    const database = await openDatabase(url);
    try {
      await install(database);
      await seedMembers(url, few);
      return await measureChanges({ many, few: { database, url } });
    } finally {
      await database.close();
    }
  });

const limitLine = (what: string, ours: number, limit: number, show = milliseconds): Line => ({
  ...{ what, ours: show(ours), beside: "" },
  target: { text: `≤ ${show(limit)}`, met: ours <= limit },
});

const page = (database: Database, asked: Partial<MemberQuery>) =>
  listMembersPage(database, { limit: pageSize, ...asked });

/** Where each order's columns are, for a cursor into the middle that nobody has walked to. */
const keys: Readonly<Record<MemberSort, readonly string[]>> = {
  created: ["to_jsonb(created_at) #>> '{}'", "user_id::text"],
  email: ["email_key", "user_id::text"],
  name: ["is_nameless::text", "name_key", "user_id::text"],
  lastSignIn: ["to_jsonb(seen_at) #>> '{}'", "to_jsonb(created_at) #>> '{}'", "user_id::text"],
  role: ["role_rank::text", "email_key", "user_id::text"],
};
const orders: Readonly<Record<MemberSort, string>> = {
  ...{ created: "created_at, user_id", email: "email_key, user_id", name: "is_nameless, name_key, user_id" },
  ...{ lastSignIn: "seen_at, created_at, user_id", role: "role_rank, email_key, user_id" },
};

async function cursorAt(url: string, sort: MemberSort, place: number): Promise<string> {
  const [row] = await runSql(
    url,
    `select array[${keys[sort].join()}] as position from gatehouse_members order by ${orders[sort]} offset ${place} limit 1`,
  );
  return Buffer.from(JSON.stringify([sort, false, row?.position, members, "estimate"])).toString("base64url");
}

async function measureDepth(database: Database, url: string, sort: MemberSort): Promise<readonly Line[]> {
  const half = await cursorAt(url, sort, Math.floor(members / 2));
  const last = await cursorAt(url, sort, members - pageSize);
  const times = await takeTurns(
    { rounds, warmUps: 20 },
    {
      first: () => time(() => page(database, { sort })),
      half: () => time(() => page(database, { sort, cursor: half })),
      last: () => time(() => page(database, { sort, cursor: last })),
    },
  );
  const first = median(times.first);
  return [
    ratioLine(`by ${sort}: page at half depth / first page`, [median(times.half), first], { limit: 1.5 }),
    ratioLine(`by ${sort}: last page / first page`, [median(times.last), first], { limit: 1.5 }),
  ];
}

/** Pieces of names and emails of people taken at random, so rare and common ones as they come. */
async function measureSearch(database: Database, url: string): Promise<number> {
  const rows = await runSql(
    url,
    `select coalesce(full_name, email) as name, email from gatehouse_members where user_id > gen_random_uuid() limit ${rounds}`,
  );
  const terms = rows.map((row, place) => {
    const text = String(place % 2 === 0 ? row.name : row.email);
    const length = 3 + (place % 6);
    const from = Math.floor(Math.random() * Math.max(1, text.length - length));
    return text
      .slice(from, from + length)
      .trim()
      .padEnd(3, "a");
  });
  for (const search of terms.slice(0, 20)) await page(database, { search });
  const times: number[] = [];
  let slowest = { ms: 0, search: "" };
  for (const search of terms) {
    const ms = await time(() => page(database, { search }));
    times.push(ms);
    if (ms > slowest.ms) slowest = { ms, search };
  }
  console.error(
    `bench: slowest search "${slowest.search}" ${slowest.ms.toFixed(0)} ms, median ${median(times).toFixed(1)} ms`,
  );
  return quantile(times, 0.95);
}

/** Every combination of the filters, each in one of the orders by turns, also those that hardly anybody matches. */
async function measureFilters(database: Database, url: string): Promise<readonly Line[]> {
  const [place] = await runSql(url, "select id::text from tenants order by id offset 7 limit 1");
  const choices: readonly (readonly Partial<MemberQuery>[])[] = [
    [{}, ...["admin", "operator", "user", "viewer"].map((role) => ({ role }))],
    [{}, { workspace: String(place?.id) }],
    [{}, { state: "active" }, { state: "disabled" }],
    [{}, { neverSignedIn: true }, { neverSignedIn: false }],
    [{}, { initialPassword: true }, { initialPassword: false }],
  ];
  const filters = choices.reduce<readonly Partial<MemberQuery>[]>(
    (so, next) => so.flatMap((one) => next.map((other) => ({ ...one, ...other }))),
    [{}],
  );
  const sorts = ["created", "email", "name", "lastSignIn", "role"] as const;
  const asked = filters.flatMap((filter, number) => [
    { ...filter, sort: sorts[number % sorts.length], descending: number % 2 === 0 },
    { ...filter, sort: sorts[(number + 2) % sorts.length], descending: number % 3 === 0 },
  ]);
  const times: number[] = [];
  const slow: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    for (const each of asked) {
      const ms = await time(() => page(database, each));
      if (round === 0) continue; // what was never read comes from the disk
      times.push(ms);
      if (ms > 100 && round === 1) slow.push(`${JSON.stringify(each)} ${ms.toFixed(0)} ms`);
    }
  }
  if (slow.length > 0) console.error(`bench: slow\n  ${slow.join("\n  ")}`);
  return [
    limitLine(`${filters.length} filters, two orders each, p95`, quantile(times, 0.95), 100),
    {
      what: "  the median and the slowest",
      ours: milliseconds(median(times)),
      beside: milliseconds(Math.max(...times)),
    },
  ];
}

async function countStatements(database: Database): Promise<Line> {
  let cursor: string | undefined;
  const counts: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const statements = await statementsOf(async () => {
      cursor = (await page(database, { sort: "email", state: "active", cursor })).nextCursor ?? undefined;
    });
    counts.push(statements.length);
  }
  return limitLine("statements per page", Math.max(...counts), 1, String);
}

/** The command line's `users list --all`: how much its memory grows between the first lines and the last. */
async function measureExport(url: string): Promise<readonly Line[]> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(repository, "bin/gatehouse.js"), "users", "list", "--all", "--json"], {
    env: { ...process.env, GATEHOUSE_DATABASE_URL: url },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let lines = 0;
  child.stdout.on("data", (piece: Buffer) => {
    for (const byte of piece) if (byte === 10) lines += 1;
  });
  const exited = once(child, "exit");
  const sizes: number[] = [];
  while (child.exitCode === null && child.signalCode === null) {
    const size = lines === 0 ? null : await readMemory(child.pid ?? 0);
    if (size !== null && size > 0) sizes.push(size);
    await Promise.race([exited, sleep(100)]);
  }
  if (lines !== members + 1) throw new Error(`The export had ${lines} lines of ${members + 1}.`);
  const growth = Math.max(...sizes) - (sizes[0] ?? 0);
  return [
    limitLine("export of all: growth of memory", growth, 100 * 2 ** 20, megabytes),
    { what: "export of all: time", ours: `${((performance.now() - began) / 1000).toFixed(1)} s`, beside: "" },
  ];
}
