/** The state of a form with a table: its fields, and the preview of what would become of each row. */
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { TableFields } from "./table-source-fields.js";

interface FormWithTable<Column extends string> extends TableFields {
  /** The header or number of each column that was chosen by hand. */
  readonly columns: Readonly<Partial<Record<Column, string>>>;
}

interface PreviewOf<Form, Request, Preview> {
  readonly emptyForm: Form;
  /** A sentence that says what is wrong with the form, or null. */
  readonly findFault: (form: Form) => string | null;
  readonly preview: (form: Form) => Promise<{ readonly request: Request; readonly preview: Preview }>;
}

/** `found` is the preview of the form as it is. Choosing a column makes a new preview; any other change drops it. */
export function usePreview<Column extends string, Form extends FormWithTable<Column>, Request, Preview>({
  emptyForm,
  findFault,
  preview,
}: PreviewOf<Form, Request, Preview>) {
  const [form, setForm] = useState(emptyForm);
  const [fault, setFault] = useState<string | null>(null);
  const previewing = useMutation({ mutationFn: preview });
  const change = (part: Partial<Form>): void => {
    setFault(null);
    previewing.reset();
    setForm((before) => ({ ...before, ...part }));
  };
  return {
    form,
    fault,
    found: previewing.data,
    busy: previewing.isPending,
    error: previewing.error,
    change,
    /** Forgets the chosen columns, unless only the encoding changes: another table has columns of its own. */
    changeSource: (part: Partial<TableFields>): void =>
      change({ ...part, ...("latin1" in part ? {} : { columns: {} }) } as Partial<Form>),
    ask: (): void => {
      const wrong = findFault(form);
      setFault(wrong);
      if (wrong === null) previewing.mutate(form);
    },
    /** `number` is the table's column as a number from 1, or "0" for none. */
    chooseColumn: (column: Column, number: string): void => {
      const next = { ...form, columns: { ...form.columns, [column]: number } };
      setForm(next);
      previewing.mutate(next);
    },
    /** Drops the preview and keeps the form. */
    close: previewing.reset,
    clear: (): void => {
      previewing.reset();
      setForm(emptyForm);
    },
  };
}
