/** Makes the request for a bulk invite from the form. */
import type { BulkColumn, BulkRequest } from "../../shared/contract/bulk-invites.js";
import { readSource } from "../table-source/read-source.js";
import type { TableFields } from "../table-source/table-source-fields.js";

/** The columns that a table may have, with their labels in the form. */
export const columnLabels: Readonly<Record<BulkColumn, string>> = {
  email: "Email",
  role: "Role",
  workspaceId: "Workspace id",
  workspaceName: "Workspace",
  fullName: "Full name",
};

export interface BulkForm extends TableFields {
  readonly role: string;
  /** The header or number of each column that was chosen by hand. */
  readonly columns: Readonly<Partial<Record<BulkColumn, string>>>;
}

export const emptyForm: BulkForm = { file: null, pasted: "", role: "ORGANIZATION_USER", latin1: false, columns: {} };

/** A sentence that says what is wrong with the form, or null. Where a file and lines are given, the file is used. */
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
