/** From what was chosen or pasted to the request for changes by a table. */
import type { BulkChangeColumn, BulkChangeRequest } from "../../shared/contract/bulk-changes.js";
import { readSource } from "../table-source/read-source.js";
import type { TableFields } from "../table-source/table-source-fields.js";

export interface ChangesForm extends TableFields {
  readonly what: BulkChangeRequest["what"];
  /** Column → its header or number, where a person said so. */
  readonly columns: Readonly<Partial<Record<BulkChangeColumn, string>>>;
}

export const emptyForm: ChangesForm = { what: "rename", file: null, pasted: "", latin1: false, columns: {} };

/** What can be changed, with what its columns are called. */
export const kinds = {
  rename: { shown: "Full names", value: "new full name", labels: { email: "Email", fullName: "New full name" } },
  changeEmail: { shown: "Emails", value: "new email", labels: { email: "Present email", newEmail: "New email" } },
} as const satisfies Record<
  BulkChangeRequest["what"],
  {
    readonly shown: string;
    readonly value: string;
    readonly labels: Readonly<Partial<Record<BulkChangeColumn, string>>>;
  }
>;

/** What is wrong with the form, or null. A file counts before pasted lines. */
export const findFault = ({ file, pasted, what }: ChangesForm): string | null =>
  file === null && pasted.trim() === ""
    ? `Choose a file, or paste an email and a ${kinds[what].value} per line.`
    : null;

export async function toRequest(form: ChangesForm): Promise<BulkChangeRequest> {
  return {
    what: form.what,
    source: await readSource(form),
    columns: form.columns,
    ...(form.latin1 ? { encoding: "latin1" as const } : {}),
  };
}
