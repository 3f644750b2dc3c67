/** pgbouncer in transaction mode in front of a test server. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, writeFile } from "node:fs/promises";
import { createConnection, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isRoot, reachableTemporaryFolder } from "../../electron/doors/demo/reachable.js";
import { removeFolder } from "./server.js";

const program = [
  "/usr/sbin/pgbouncer",
  "/usr/bin/pgbouncer",
  "/usr/local/bin/pgbouncer",
  "/opt/homebrew/bin/pgbouncer",
].find(existsSync);

/** Without pgbouncer the suite is skipped, loudly; with CI set it runs and fails. */
export function hasPooler(): boolean {
  if (program !== undefined || process.env.CI !== undefined) return true;
  console.warn("SKIPPED: the suites behind a pooler need pgbouncer. Get it with: apt-get install pgbouncer");
  return false;
}

export interface Pooler {
  /** The server's URL with the pooler's port. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts pgbouncer with two server connections for the database at `url`. */
export async function startPooler(url: string): Promise<Pooler> {
  if (program === undefined) throw new Error("pgbouncer is not installed: apt-get install pgbouncer");
  const server = new URL(url);
  const folder = await mkdtemp(join(await reachableTemporaryFolder(), "gatehouse-pooler-"));
  await chmod(folder, 0o755);
  const port = await findFreePort();
  const users = join(folder, "users.txt");
  await writeFile(users, `"${server.username}" "${server.password}"\n`);
  const settings = join(folder, "pgbouncer.ini");
  await writeFile(
    settings,
    `[databases]
* = host=${server.hostname} port=${server.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = transaction
default_pool_size = 2
`,
  );
  const child = spawn(program, [...(isRoot() ? ["-u", "postgres"] : []), settings], { stdio: "ignore" });
  await untilListening(child, port);
  server.port = String(port);
  return {
    url: server.href,
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      if (child.exitCode === null && child.kill("SIGKILL")) await ended;
      await removeFolder(folder);
    },
  };
}

async function untilListening(child: ChildProcess, port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (child.exitCode !== null) throw new Error(`pgbouncer ended with ${child.exitCode}`);
    const open = await new Promise<boolean>((resolve) => {
      const socket = createConnection(port, "127.0.0.1", () => resolve(true));
      socket.once("error", () => resolve(false)).once("connect", () => socket.destroy());
    });
    if (open) return;
    await sleep(25);
  }
  throw new Error("pgbouncer does not listen");
}

/** A port that nothing listens on. */
export async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
