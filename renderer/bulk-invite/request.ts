/** From what was chosen or pasted to the request for a bulk invite. */
import type { BulkColumn, BulkRequest, TableSource } from "../../shared/contract/bulk-invites.js";

/** Columns as the table has them, with what each may be called in the form. */
export const columnLabels: Readonly<Record<BulkColumn, string>> = {
  email: "Email",
  role: "Role",
  workspaceId: "Workspace id",
  workspaceName: "Workspace",
  fullName: "Full name",
};

export interface BulkForm {
  readonly file: File | null;
  readonly pasted: string;
  readonly role: string;
  readonly latin1: boolean;
  /** Column → its header or number, where a person said so. */
  readonly columns: Readonly<Partial<Record<BulkColumn, string>>>;
}

export const emptyForm: BulkForm = { file: null, pasted: "", role: "ORGANIZATION_USER", latin1: false, columns: {} };

/** What is wrong with the form, or null. A file counts before pasted lines. */
export const findFault = ({ file, pasted }: BulkForm): string | null =>
  file === null && pasted.trim() === "" ? "Choose a file, or paste one email per line." : null;

export async function toRequest(form: BulkForm): Promise<BulkRequest> {
  return {
    source: await readSource(form),
    role: form.role,
    columns: form.columns,
    ...(form.latin1 ? { encoding: "latin1" as const } : {}),
  };
}

async function readSource({ file, pasted }: BulkForm): Promise<TableSource> {
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
