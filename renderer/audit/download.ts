/** Downloads the audit trail in a browser. */
import type { AuditFilterInput, AuditFormat } from "../../shared/contract/audit.js";
import { client, followCall } from "../client.js";
import { downloadFile } from "../components/download.js";

interface Wanted {
  readonly filter: AuditFilterInput;
  readonly format: AuditFormat;
}

/**
 * Collects the pieces in a blob, which browsers keep on the disk when it grows, and downloads it. Returns the file's name
 * and its number of rows.
 */
export async function download(
  { filter, format }: Wanted,
  onRows: (rows: number) => void,
): Promise<{ readonly file: string | null; readonly rows: number }> {
  let blob = new Blob([], { type: format === "csv" ? "text/csv" : "application/x-ndjson" });
  let rows = 0;
  await followCall(client.audit.export({ filter, format }), (piece) => {
    blob = new Blob([blob, piece.text], { type: blob.type });
    rows = piece.rows;
    onRows(rows);
  });
  const file = `gatehouse-audit-${new Date().toISOString().slice(0, 10)}.${format === "csv" ? "csv" : "jsonl"}`;
  downloadFile(file, blob);
  return { file, rows };
}
