/** The backup file of a migration: every row it will touch, as JSON, readable by this user only. */

import { createHash } from "node:crypto";
import { open, readFile, rm } from "node:fs/promises";
import { z } from "zod";
import { GatehouseError } from "../../shared/errors.js";
import { readRows } from "../database/queries/read-rows.js";
import type { Transaction } from "../database/scope.js";
import { writeSecretFile } from "../files/secret-file.js";

/** The tables a migration writes to, in the order a restore fills them. */
export const backedUpTables = ["users", "provider_users", "identities", "installation", "gatehouse_members"] as const;

const row = z.strictObject({ id: z.guid(), row: z.string() });

const backupContent = z.strictObject({
  format: z.literal("gatehouse-backup"),
  version: z.literal(1),
  takenAt: z.string(),
  installationId: z.string(),
  schema: z.string(),
  schemaVersion: z.number(),
  /** Table → its rows, each with its id and the text that Postgres's to_jsonb makes of it. */
  tables: z.record(z.enum(backedUpTables), z.array(row)),
});
export type Backup = z.infer<typeof backupContent>;

const digest = (content: unknown): string => createHash("sha256").update(JSON.stringify(content)).digest("hex");

export interface BackupSource {
  readonly file: string;
  readonly schemaVersion: number;
  readonly installationId: string;
}

/** Writes the rows to a new file and waits until they are on disk. Errors: FILE_EXISTS, FILE_NOT_WRITABLE. */
export async function writeBackup(transaction: Transaction, source: BackupSource): Promise<void> {
  const tables: Record<string, unknown> = {};
  for (const table of backedUpTables) tables[table] = await readRows(transaction, table);
  const content = {
    format: "gatehouse-backup",
    version: 1,
    takenAt: new Date().toISOString(),
    installationId: source.installationId,
    schema: transaction.schema,
    schemaVersion: source.schemaVersion,
    tables,
  };
  await writeSecretFile(source.file, `${JSON.stringify({ ...content, sha256: digest(content) }, null, 2)}\n`);
}

/** Deletes the backup of a migration that was rolled back. */
export const removeBackup = (file: string): Promise<void> => rm(file, { force: true });

const largestBackup = 512 * 1024 * 1024; // bytes

/** Reads and checks a backup. Errors: FILE_MISSING, FILE_IS_DIRECTORY, FILE_UNREADABLE, BACKUP_INVALID. */
export async function readBackup(file: string): Promise<Backup> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readText(file));
  } catch (error) {
    if (error instanceof GatehouseError) throw error;
    throw invalid(file, "is not a Gatehouse backup");
  }
  const { sha256, ...content } = z.looseObject({ sha256: z.string() }).safeParse(parsed).data ?? { sha256: "" };
  const backup = backupContent.safeParse(content);
  if (!backup.success) throw invalid(file, "is not a Gatehouse backup");
  if (sha256 !== digest(content)) throw invalid(file, "was altered or is damaged: its checksum does not match");
  return backup.data;
}

const invalid = (file: string, what: string) => new GatehouseError("BACKUP_INVALID", `${file} ${what}.`);

async function readText(file: string): Promise<string> {
  try {
    const handle = await open(file, "r");
    try {
      const { size } = await handle.stat();
      if (size > largestBackup) throw invalid(file, "is larger than any backup");
    } finally {
      await handle.close();
    }
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof GatehouseError) throw error;
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") throw new GatehouseError("FILE_MISSING", `There is no file ${file}.`);
    if (code === "EISDIR") throw new GatehouseError("FILE_IS_DIRECTORY", `${file} is a directory.`);
    throw new GatehouseError("FILE_UNREADABLE", `${file} cannot be read.`, { cause: error });
  }
}
