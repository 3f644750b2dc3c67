/** A form whose table is looked at before anything happens: what was asked for, and what would become of it. */
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { TableFields } from "./table-source-fields.js";

interface FormWithTable<Column extends string> extends TableFields {
  /** Column → its header or number, where a person said so. */
  readonly columns: Readonly<Partial<Record<Column, string>>>;
}

interface PreviewOf<Form, Request, Preview> {
  readonly emptyForm: Form;
  /** What is wrong with the form, or null. */
  readonly findFault: (form: Form) => string | null;
  readonly look: (form: Form) => Promise<{ readonly request: Request; readonly preview: Preview }>;
}

/** `found` is of the form as it is: any change but that of a column throws it away, and that one looks again. */
export function usePreview<Column extends string, Form extends FormWithTable<Column>, Request, Preview>({
  emptyForm,
  findFault,
  look,
}: PreviewOf<Form, Request, Preview>) {
  const [form, setForm] = useState(emptyForm);
  const [fault, setFault] = useState<string | null>(null);
  const looking = useMutation({ mutationFn: look });
  const change = (part: Partial<Form>): void => {
    setFault(null);
    looking.reset();
    setForm((before) => ({ ...before, ...part }));
  };
  return {
    form,
    fault,
    found: looking.data,
    busy: looking.isPending,
    error: looking.error,
    change,
    /** Another table has columns of its own; in another encoding it is the same. */
    changeSource: (part: Partial<TableFields>): void =>
      change({ ...part, ...("latin1" in part ? {} : { columns: {} }) } as Partial<Form>),
    ask: (): void => {
      const wrong = findFault(form);
      setFault(wrong);
      if (wrong === null) looking.mutate(form);
    },
    /** `place` is a number from 1, or "0" for none. */
    chooseColumn: (column: Column, place: string): void => {
      const next = { ...form, columns: { ...form.columns, [column]: place } };
      setForm(next);
      looking.mutate(next);
    },
    /** Puts the preview away and keeps the form. */
    close: looking.reset,
    clear: (): void => {
      looking.reset();
      setForm(emptyForm);
    },
  };
}
