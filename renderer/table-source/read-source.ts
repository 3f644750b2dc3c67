/** A chosen file or pasted lines as the contract takes them. */
import type { TableSource } from "../../shared/contract/bulk-invites.js";
import type { TableFields } from "./table-source-fields.js";

/** Rejects where the file cannot be read. */
export async function readSource({ file, pasted }: TableFields): Promise<TableSource> {
  if (file === null) return { by: "text", text: pasted };
  return { by: "bytes", name: file.name, base64: await toBase64(file) };
}

/** As the browser itself encodes it: what stands before the comma of a data address is its kind. */
function toBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",", 2)[1] ?? "");
    reader.onerror = () => reject(reader.error ?? new Error("The file could not be read."));
    reader.readAsDataURL(file);
  });
}
