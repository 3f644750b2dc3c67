/** A download of the audit trail in a browser. */
import type { AuditFilterInput, AuditFormat } from "../../shared/contract/audit.js";
import { client, followCall } from "../client.js";

interface Wanted {
  readonly filter: AuditFilterInput;
  readonly format: AuditFormat;
}

/** The pieces go into a blob as they come, which a browser keeps on its disk when it grows; the file's name and rows. */
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
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return { file, rows };
}
