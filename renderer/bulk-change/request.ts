/** Makes the request for changes by a table from the form. */
import type { BulkChangeColumn, BulkChangeRequest } from "../../shared/contract/bulk-changes.js";
import { readSource } from "../table-source/read-source.js";
import type { TableFields } from "../table-source/table-source-fields.js";

export interface ChangesForm extends TableFields {
  readonly what: BulkChangeRequest["what"];
  /** The header or number of each column that was chosen by hand. */
  readonly columns: Readonly<Partial<Record<BulkChangeColumn, string>>>;
}

export const emptyForm: ChangesForm = { what: "rename", file: null, pasted: "", latin1: false, columns: {} };

/** The changes that a table can make, with the labels of their columns. */
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

/** A sentence that says what is wrong with the form, or null. Where a file and lines are given, the file is used. */
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
