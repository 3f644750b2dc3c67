/** A bulk invite beside the bare hashing of as many passwords, on the same cores with the same parameters. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { inviteMany } from "../../electron/members/bulk/invite.js";
import { whenCoreIsFree } from "../../electron/security/hashing.js";
import { generatePassword, hashPassword } from "../../electron/security/passwords.js";
import { bulkRequest } from "../../shared/contract/bulk-invites.js";
import { install, openDatabase, operator } from "./installing.js";
import { time } from "./measure.js";
import { serverNote, withEmptyDatabase, withServer } from "./server.js";
import { type Findings, megabytes, ratioLine } from "./table.js";

const people = Number(process.env.GATEHOUSE_BENCH_INVITES ?? 10_000);
/** Bare hashing before and after the invite, half of it each, so that a machine that slows down slows both. */
const half = Math.floor(people / 2);

async function hashBare(amount: number): Promise<void> {
  await Promise.all(Array.from({ length: amount }, () => whenCoreIsFree(() => hashPassword(generatePassword()))));
}

export const measureBulkInvite = (): Promise<Findings> =>
  withServer((server) =>
    withEmptyDatabase(server, async (url) => {
      const database = await openDatabase(url);
      const folder = await mkdtemp(join(tmpdir(), "gatehouse-bench-"));
      try {
        await install(database);
        const csv = join(folder, "people.csv");
        await writeFile(csv, ["email", ...Array.from({ length: people }, (_, i) => `p${i}@crowd.example`)].join("\n"));
        const before = await time(() => hashBare(half));
        const memoryBefore = process.memoryUsage().rss;
        let memoryMost = 0;
        const invite = await time(async () => {
          const { counts } = await inviteMany(
            database,
            operator,
            bulkRequest.parse({ source: { by: "path", path: csv } }),
            {
              out: join(folder, "invited.csv"),
              requireAllowed: () => Promise.resolve(),
              report: () => {
                memoryMost = Math.max(memoryMost, process.memoryUsage().rss);
              },
            },
          );
          if (counts.created !== people) throw new Error(`The bench invited ${counts.created} of ${people}.`);
        });
        const after = await time(() => hashBare(people - half));
        return {
          lines: [ratioLine(`bulk invite of ${people} / hashing as many`, [invite, before + after], { limit: 1.05 })],
          notes: [
            serverNote,
            `Bulk invite: ${availableParallelism()} cores; memory grew by ${megabytes(memoryMost - memoryBefore)} meanwhile.`,
          ],
        };
      } finally {
        await database.close();
        await rm(folder, { recursive: true, force: true });
      }
    }),
  );
