/** Reading the audit trail at any depth of ten million rows, checking it, and what its chain adds to a commit. */
import { sql } from "kysely";
import { auditCursors } from "../../electron/audit/filter.js";
import { listAuditPage } from "../../electron/audit/list.js";
import { verifyAudit } from "../../electron/audit/verify.js";
import type { Database } from "../../electron/database/connect.js";
import { migrations } from "../../electron/database/schema/migrations.js";
import { transact } from "../../electron/database/transaction.js";
import type { AuditFilterInput } from "../../shared/contract/audit.js";
import { install, openDatabase, upgrade } from "./installing.js";
import { median, takeTurns, time } from "./measure.js";
import { runSql, serverNote, withEmptyDatabase, withServer } from "./server.js";
import { type Findings, type Line, milliseconds, ratioLine } from "./table.js";

/** GATEHOUSE_BENCH_AUDIT_ROWS makes it fewer. */
const rows = Number(process.env.GATEHOUSE_BENCH_AUDIT_ROWS ?? 10_000_000);
const rounds = 40;
const begin = Date.UTC(2020, 0, 1);
const chainBegins = 4; // the number of the schema migration

/** One row a second: a tenth of them failed, twenty operations, a thousand members as actors and subjects. */
const seed = `insert into audit_logs (operation_name, operation_succeeded, request_time, user_id, enrichments)
  select case g % 20 when 0 then 'login' else 'operation_' || g % 20 end, g % 10 <> 3, to_timestamp(${begin / 1000} + g),
         md5('member ' || g % 1000)::uuid,
         jsonb_build_object('member_id', md5('member ' || (g / 7) % 1000)::uuid, 'email', 'person' || (g / 7) % 1000 || '@harbour.example',
                            'actor', jsonb_build_object('kind', 'member', 'email', 'person' || g % 1000 || '@harbour.example', 'role', 'ORGANIZATION_ADMIN'))
    from generate_series(1, ${rows}) g`;

const filters: Readonly<Record<string, AuditFilterInput>> = {
  "all rows": {},
  "one operation": { operation: "login" },
  "what failed": { succeeded: false },
  "one actor": { actor: "person17@harbour.example" },
  "one subject": { subject: "person17@harbour.example" },
};

export const measureAudit = (): Promise<Findings> =>
  withServer((server) =>
    withEmptyDatabase(server, async (url) => {
      const database = await openDatabase(url);
      try {
        await install(
          database,
          migrations.filter(({ number }) => number < chainBegins),
        );
        const seeding = await time(() => runSql(url, seed));
        await runSql(url, "vacuum analyze audit_logs");
        const linking = await time(() => upgrade(database));
        await runSql(url, "vacuum analyze");
        const lines: Line[] = [];
        for (const [name, filter] of Object.entries(filters))
          lines.push(...(await measurePages(database, name, filter)));
        lines.push(...(await measureCommit(url, database)));
        const checking = await time(() => verifyAudit(database, {}));
        return {
          lines,
          notes: [
            serverNote,
            `Audit: ${rows.toLocaleString("en-US")} rows, seeded in ${seconds(seeding)}; linking them and making the indexes (the schema's upgrade) took ${seconds(linking)}.`,
            `Audit: verifying all of them took ${seconds(checking)}, ${Math.round(rows / (checking / 1000)).toLocaleString("en-US")} rows a second.`,
          ],
        };
      } finally {
        await database.close();
      }
    }),
  );

const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`;

/** The first page with its total is what a screen asks for; deeper ones are asked for by cursor. */
async function measurePages(database: Database, name: string, filter: AuditFilterInput): Promise<readonly Line[]> {
  const page = (share: number) => {
    const from = new Date(begin + rows * 1000 * share).toISOString().replace("Z", "000Z");
    const cursor = auditCursors.write({ time: from, id: "ffffffff-ffff-ffff-ffff-ffffffffffff" });
    return () => time(() => listAuditPage(database, { filter, limit: 50, cursor }));
  };
  const times = await takeTurns(
    { rounds, warmUps: 5 },
    {
      total: () => time(() => listAuditPage(database, { filter, limit: 50 })),
      first: page(1.01),
      middle: page(0.5),
      last: page(0.01),
    },
  );
  const first = median(times.first);
  return [
    ratioLine(`audit, ${name}: page at half depth / first`, [median(times.middle), first], { limit: 1.5 }),
    ratioLine(`audit, ${name}: last page / first`, [median(times.last), first], { limit: 1.5 }),
    { what: `audit, ${name}: first page with its total`, ours: milliseconds(median(times.total)), beside: "" },
  ];
}

/** The same row into the trail, and into a table like it that has the indexes and no chain. */
async function measureCommit(url: string, database: Database): Promise<readonly Line[]> {
  await runSql(url, "create table plain_logs (like audit_logs including all)");
  const insert = (table: string) => () =>
    time(() =>
      transact(database, (transaction) =>
        sql`insert into ${sql.id("public", table)} (operation_name, operation_succeeded, enrichments)
          values ('login', true, '{"email": "ada@harbour.example"}')`.execute(transaction.kysely),
      ),
    );
  const times = await takeTurns(
    { rounds: 300, warmUps: 50 },
    { linked: insert("audit_logs"), plain: insert("plain_logs") },
  );
  const added = median(times.linked) - median(times.plain);
  return [
    {
      ...ratioLine("audit, a commit with a row / without its link", [median(times.linked), median(times.plain)]),
      target: { text: "+ 0.3 ms", met: added <= 0.3 },
    },
    { what: "audit, what the link adds", ours: `${added.toFixed(2)} ms`, beside: "" },
  ];
}
