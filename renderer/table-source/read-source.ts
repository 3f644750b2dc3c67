/** Reads the chosen file, or the pasted lines, into the contract's input. */
import type { TableSource } from "../../shared/contract/bulk-invites.js";
import type { TableFields } from "./table-source-fields.js";

/** Rejects where the file cannot be read. */
export async function readSource({ file, pasted }: TableFields): Promise<TableSource> {
  if (file === null) return { by: "text", text: pasted };
  return { by: "bytes", name: file.name, base64: await toBase64(file) };
}

/** The file in base64. The browser encodes it as a data URL, in which the base64 stands behind the comma. */
function toBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",", 2)[1] ?? "");
    reader.onerror = () => reject(reader.error ?? new Error("The file could not be read."));
    reader.readAsDataURL(file);
  });
}
