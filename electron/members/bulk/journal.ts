/**
 * The journal of a bulk invite: a file beside the results file. Every batch's passwords are on disk in it before the
 * batch is committed, so that no crash leaves a member whose initial password is lost.
 */
import { constants } from "node:fs";
import { type FileHandle, open, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { GatehouseError } from "../../../shared/errors.js";
import { syncDirectory } from "../../files/secret-file.js";

/** Zero on Windows, which has no such flag. */
const noFollow = constants.O_NOFOLLOW ?? 0;

const person = z.object({
  id: z.uuid(),
  email: z.string(),
  fullName: z.string().nullable(),
  role: z.string(),
  workspaces: z.array(z.object({ workspace: z.string(), role: z.string() })),
  initialPassword: z.string(),
  lines: z.array(z.number()),
});
/** An invited person as the journal stores them, with the initial password in plain text. */
export type JournalPerson = z.infer<typeof person>;

const heading = z.object({
  journal: z.literal("gatehouse bulk invite"),
  version: z.literal(1),
  installation: z.string(),
});
const entry = z.union([
  z.object({ batch: z.uuid(), people: z.array(person) }),
  z.object({ committed: z.uuid() }),
  z.object({ dropped: z.uuid() }),
]);

interface Batch {
  readonly id: string;
  readonly people: readonly JournalPerson[];
}

export interface Journal {
  /** The people of committed batches, of this run and of earlier ones. */
  readonly people: () => readonly JournalPerson[];
  /** The batches of which the journal does not know whether they were committed. */
  readonly unsettled: () => readonly Batch[];
  /** Resolves when the batch is on disk. */
  write(batch: Batch): Promise<void>;
  /** Notes what became of a batch. */
  settle(id: string, outcome: "committed" | "dropped"): Promise<void>;
  close(): Promise<void>;
  /** Closes and deletes the journal, once everything in it is in the results file. */
  remove(): Promise<void>;
}

/**
 * Opens the journal at `path`: makes a new file (mode 0600) or continues the one that is there. A last line that was
 * written only in part is cut off; its batch was never committed. Errors: FILE_NOT_WRITABLE, JOURNAL_INVALID, also for
 * a file that is or may be somebody else's.
 */
export async function openJournal(path: string, installation: string): Promise<Journal> {
  const batches = new Map<string, Batch>();
  const committed = new Set<string>();
  const handle = await openFile(path);
  try {
    await refuseOthers(path, handle);
    const known = await readEntries(path, handle, installation);
    for (const line of known) {
      if ("batch" in line) batches.set(line.batch, { id: line.batch, people: line.people });
      else if ("committed" in line) committed.add(line.committed);
      else batches.delete(line.dropped);
    }
  } catch (error) {
    await handle.close();
    throw error;
  }
  const append = async (line: z.input<typeof entry>): Promise<void> => {
    try {
      await handle.appendFile(`${JSON.stringify(line)}\n`);
      await handle.datasync();
    } catch (error) {
      throw new GatehouseError("FILE_NOT_WRITABLE", `${path} could not be written.`, { cause: error });
    }
  };
  return {
    people: () => [...batches.values()].filter(({ id }) => committed.has(id)).flatMap(({ people }) => people),
    unsettled: () => [...batches.values()].filter(({ id }) => !committed.has(id)),
    write: async (batch) => {
      batches.set(batch.id, batch);
      await append({ batch: batch.id, people: [...batch.people] });
    },
    settle: async (id, outcome) => {
      if (outcome === "committed") committed.add(id);
      else batches.delete(id);
      await append(outcome === "committed" ? { committed: id } : { dropped: id });
    },
    close: () => handle.close(),
    remove: async () => {
      await handle.close();
      await rm(path, { force: true });
    },
  };
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_APPEND | noFollow, 0o600);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ELOOP") throw invalid(path, "is a link");
    throw new GatehouseError("FILE_NOT_WRITABLE", `${path} could not be made.`, { cause: error });
  }
}

/** The journal holds passwords, so in a folder that others write to (/tmp) it must be ours and closed to others. */
async function refuseOthers(path: string, handle: FileHandle): Promise<void> {
  const stats = await handle.stat();
  if (!stats.isFile()) throw invalid(path, "is not a regular file");
  if (process.geteuid === undefined) return; // Windows, where the folder says who may read
  if (stats.uid !== process.geteuid()) throw invalid(path, "belongs to somebody else");
  if (stats.nlink > 1) throw invalid(path, "has a second name (a hard link)");
  if ((stats.mode & 0o077) !== 0) await handle.chmod(0o600);
}

async function readEntries(
  path: string,
  handle: FileHandle,
  installation: string,
): Promise<readonly z.infer<typeof entry>[]> {
  const text = await handle.readFile("utf8");
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  if (whole.length < text.length) await handle.truncate(Buffer.byteLength(whole));
  const [first, ...rest] = whole.split("\n").slice(0, -1);
  if (first === undefined) {
    await handle.appendFile(`${JSON.stringify({ journal: "gatehouse bulk invite", version: 1, installation })}\n`);
    await handle.sync();
    await syncDirectory(dirname(path));
    return [];
  }
  const head = heading.safeParse(parseJson(first)).data;
  if (head === undefined) throw invalid(path, "is not the journal of a bulk invite");
  if (head.installation !== installation) throw invalid(path, "is about another installation");
  return rest.map((line) => {
    const known = entry.safeParse(parseJson(line)).data;
    if (known === undefined) throw invalid(path, "was altered or damaged");
    return known;
  });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const invalid = (path: string, why: string): GatehouseError => new GatehouseError("JOURNAL_INVALID", `${path} ${why}.`);
