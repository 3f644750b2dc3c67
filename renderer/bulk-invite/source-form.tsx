/** Where the people come from: a file, or pasted lines. */
import { Button, Checkbox, FileInput, Group, NativeSelect, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { organizationRoles } from "../../shared/roles.js";
import { ErrorNotice } from "../components/error-notice.js";
import { Section } from "../components/section.js";
import { type BulkForm, findFault } from "./request.js";

interface SourceFormProps {
  readonly form: BulkForm;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onChange: (part: Partial<BulkForm>) => void;
  readonly onPreview: () => void;
}

/** Nothing is changed by looking: the people are invited after the preview only. */
export function SourceForm({ form, busy, error, onChange, onPreview }: SourceFormProps) {
  const [fault, setFault] = useState<string | null>(null);
  const change = (part: Partial<BulkForm>): void => {
    setFault(null);
    onChange(part);
  };
  return (
    <Section title="Who to invite">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const found = findFault(form);
          setFault(found);
          if (found === null) onPreview();
        }}
      >
        <Stack gap="md">
          <FileInput
            label="CSV file"
            description="With an email column; also role, workspace id or name, and full name where there are any. A person in several workspaces has several rows."
            placeholder="Choose a file"
            accept=".csv,.tsv,.txt,text/csv"
            clearable
            clearButtonProps={{ "aria-label": "Choose no file" }}
            value={form.file}
            onChange={(file) => change({ file, columns: {} })}
          />
          <Textarea
            label="Or paste lines"
            description="One email per line, or rows copied from a spreadsheet."
            rows={4}
            value={form.pasted}
            disabled={form.file !== null}
            error={fault}
            onChange={(event) => change({ pasted: event.currentTarget.value, columns: {} })}
            autoComplete="off"
            spellCheck={false}
          />
          <NativeSelect
            label="Organization role of those whose rows name none"
            data={organizationRoles.map(({ name, shown }) => ({ value: name, label: shown }))}
            value={form.role}
            onChange={(event) => change({ role: event.currentTarget.value })}
          />
          <Checkbox
            label="The file is in Latin-1 (Windows-1252)"
            description="UTF-8 and UTF-16 are found by themselves."
            checked={form.latin1}
            onChange={(event) => change({ latin1: event.currentTarget.checked })}
          />
          <ErrorNotice error={error} />
          <Group>
            <Button type="submit" loading={busy}>
              Preview
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
