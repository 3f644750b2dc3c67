/** The fields for where a table comes from: a file, or pasted lines. */
import { Checkbox, FileInput, Textarea } from "@mantine/core";

export interface TableFields {
  readonly file: File | null;
  readonly pasted: string;
  readonly latin1: boolean;
}

interface TableSourceFieldsProps {
  readonly form: TableFields;
  /** Sentences that say what the file and the lines are to hold. */
  readonly fileHolds: string;
  readonly linesHold: string;
  readonly fault: string | null;
  readonly onChange: (part: Partial<TableFields>) => void;
}

/** Where both are given, the file is used. */
export const TableSourceFields = ({ form, fileHolds, linesHold, fault, onChange }: TableSourceFieldsProps) => (
  <>
    <FileInput
      label="CSV file"
      description={fileHolds}
      placeholder="Choose a file"
      accept=".csv,.tsv,.txt,text/csv"
      clearable
      clearButtonProps={{ "aria-label": "Choose no file" }}
      value={form.file}
      onChange={(file) => onChange({ file })}
    />
    <Textarea
      label="Or paste lines"
      description={linesHold}
      rows={4}
      value={form.pasted}
      disabled={form.file !== null}
      error={fault}
      onChange={(event) => onChange({ pasted: event.currentTarget.value })}
      autoComplete="off"
      spellCheck={false}
    />
    <Checkbox
      label="The file is in Latin-1 (Windows-1252)"
      description="UTF-8 and UTF-16 are recognized without this."
      checked={form.latin1}
      onChange={(event) => onChange({ latin1: event.currentTarget.checked })}
    />
  </>
);
