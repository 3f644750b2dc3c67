/**
 * `npm run faults -- [kills] [seed]`: bulk invites by the real command line, killed at random moments: the console by
 * SIGKILL, or the server by SIGKILL of a backend, after which Postgres restarts itself. After each kill everybody who
 * is there must have a password on disk that works; after the rerun everybody of the table, once. Exits 1 otherwise.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { verify } from "argon2";
import { Client } from "pg";
import { z } from "zod";
import { install, openDatabase } from "../bench/installing.js";
import { runSql, withEmptyDatabase, withServer } from "../bench/server.js";
import { repository, runPackage } from "../environment/command.js";

const people = 240;
const passwordOf = z.object({ email: z.string(), initialPassword: z.string() });
const journalLine = z.object({ people: z.array(passwordOf) });
const results = z.object({ users: z.array(passwordOf.extend({ status: z.string() })) });

/** Park and Miller's generator: the same seed kills at the same moments of its own clock. */
function randomFrom(seed: number): () => number {
  let state = seed % 2_147_483_647 || 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const failure = z.object({ error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }) });

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function startInvite(url: string, folder: string, round: number) {
  const args = [
    "users",
    "invite",
    "--csv",
    join(folder, `${round}.csv`),
    "--out",
    join(folder, `${round}.json`),
    "--json",
  ];
  const child = spawn(process.execPath, [join(repository, "bin/gatehouse.js"), ...args], {
    env: { ...process.env, GATEHOUSE_DATABASE_URL: url, GATEHOUSE_DATA_DIR: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name].setEncoding("utf8").on("data", (text: string) => {
      said[name] += text;
    });
  const ended = new Promise<Ended>((resolve) => child.once("close", (code) => resolve({ code, ...said })));
  return { child, ended };
}

/**
 * One backend that dies by SIGKILL takes the whole server through crash recovery. Returns when that has begun, which
 * the loss of a connection tells: until then the server still answers.
 */
async function crashServer(url: string): Promise<void> {
  const watcher = new Client({ connectionString: url, ssl: false });
  const lost = new Promise<void>((resolve) => watcher.on("error", () => resolve()).on("end", () => resolve()));
  await watcher.connect();
  const { rows } = await watcher.query<{ readonly pid: number }>(
    "select pid from pg_stat_activity where application_name = 'gatehouse' and datname = current_database() limit 1",
  );
  const [backend] = rows;
  if (backend === undefined) return watcher.end();
  process.kill(backend.pid, "SIGKILL");
  await lost;
}

async function untilServerAnswers(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answered = await runSql(url, "select 1").then(
      () => true,
      () => false,
    );
    if (answered) return;
    await sleep(100);
  }
  throw new Error("The server did not come back.");
}

/** Emails of the round that are in the database, each with its hash. */
async function loginsOf(url: string, round: number): Promise<ReadonlyMap<string, string>> {
  const rows = await runSql(
    url,
    `select u.email, p.hashed_password as phc from users u left join provider_users p using (ls_user_id) where u.email like 'r${round}-%'`,
  );
  if (new Set(rows.map(({ email }) => email)).size !== rows.length) throw new Error("Somebody is there twice.");
  return new Map(rows.map(({ email, phc }) => [String(email), String(phc)]));
}

/** Everybody who is there has a password among these that is the right one. */
async function requireDelivered(
  logins: ReadonlyMap<string, string>,
  delivered: readonly z.infer<typeof passwordOf>[],
): Promise<void> {
  for (const [email, phc] of logins) {
    const candidates = delivered.filter((one) => one.email === email);
    const right = await Promise.all(candidates.map(({ initialPassword }) => verify(phc, initialPassword)));
    if (!right.includes(true)) throw new Error(`Nobody holds the password of ${email}.`);
  }
}

function readJournal(path: string): readonly z.infer<typeof passwordOf>[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n").slice(1);
  return lines.flatMap((line) => {
    try {
      return journalLine.safeParse(JSON.parse(line)).data?.people ?? [];
    } catch {
      return []; // a line half written when the console died
    }
  });
}

async function playRound(url: string, folder: string, round: number, random: () => number, span: number) {
  const emails = Array.from({ length: people }, (_, i) => `r${round}-${i}@crowd.example`);
  writeFileSync(join(folder, `${round}.csv`), `email\n${emails.join("\n")}\n`);
  const out = join(folder, `${round}.json`);
  const killsServer = round % 4 === 3;
  const invite = startInvite(url, folder, round);
  await Promise.race([sleep(random() * span), invite.ended]);
  if (killsServer) await crashServer(url);
  else invite.child.kill("SIGKILL");
  const { code, stdout } = await invite.ended;
  // Whoever loses the server is told so in the one shape of failures.
  if (killsServer && code !== 0) failure.parse(JSON.parse(stdout));
  await untilServerAnswers(url);
  const logins = await loginsOf(url, round);
  const early = existsSync(out)
    ? results.parse(JSON.parse(readFileSync(out, "utf8"))).users
    : readJournal(`${out}.part`);
  await requireDelivered(logins, early);

  const finished = existsSync(out);
  if (!finished) {
    const again = await startInvite(url, folder, round).ended;
    if (again.code !== 0) throw new Error(`The rerun failed: ${again.stderr}`);
  }
  const { users } = results.parse(JSON.parse(readFileSync(out, "utf8")));
  const all = await loginsOf(url, round);
  const wrong = users.length !== people || users.some(({ status, email }) => status !== "created" || !all.has(email));
  if (wrong || all.size !== people) throw new Error("The rerun did not complete the table.");
  await requireDelivered(all, users);
  return { reached: logins.size, finished };
}

async function main([kills = "100", seed = String(Date.now() % 1_000_000)]: readonly string[]): Promise<void> {
  if ((await runPackage("vite/bin/vite.js", ["build"])) !== 0) throw new Error("The build failed.");
  const random = randomFrom(Number(seed));
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-faults-"));
  try {
    await withServer((server) =>
      withEmptyDatabase(server, async (url) => {
        const database = await openDatabase(url);
        await install(database);
        await database.close();
        const cheap = '{"password_hashing": {"memory_kib": 8192, "passes": 1, "lanes": 1}}';
        await runSql(url, `update organizations set config = config || '${cheap}'`);
        const began = performance.now();
        writeFileSync(
          join(folder, "0.csv"),
          `email\n${Array.from({ length: people }, (_, i) => `r0-${i}@x.example`).join("\n")}\n`,
        );
        await startInvite(url, folder, 0).ended;
        const span = performance.now() - began;
        const tally = { atNobody: 0, inBetween: 0, atEverybody: 0, finished: 0 };
        for (let round = 1; round <= Number(kills); round += 1) {
          const { reached, finished } = await playRound(url, folder, round, random, span);
          if (finished) tally.finished += 1;
          else if (reached === 0) tally.atNobody += 1;
          else if (reached === people) tally.atEverybody += 1;
          else tally.inBetween += 1;
          if (round % 10 === 0) console.error(`${round} of ${kills}`);
        }
        console.log(`${kills} kills (seed ${seed}), every fourth of the server, ${people} people each:`);
        console.log(
          `  before anybody was there ${tally.atNobody}, in between ${tally.inBetween}, after the last commit ${tally.atEverybody}, too late ${tally.finished}`,
        );
        console.log("  no user without a delivered password, nobody twice, every rerun completed");
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2));
