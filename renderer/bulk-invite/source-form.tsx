/** Where the people come from: a file, or pasted lines. */
import { Button, Group, NativeSelect, Stack } from "@mantine/core";
import { useState } from "react";
import { organizationRoles } from "../../shared/roles.js";
import { ErrorNotice } from "../components/error-notice.js";
import { Section } from "../components/section.js";
import { TableSourceFields } from "../components/table-source-fields.js";
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
          <TableSourceFields
            form={form}
            fileHolds="With an email column; also role, workspace id or name, and full name where there are any. A person in several workspaces has several rows."
            linesHold="One email per line, or rows copied from a spreadsheet."
            fault={fault}
            onChange={(part) => change("latin1" in part ? part : { ...part, columns: {} })}
          />
          <NativeSelect
            label="Organization role of those whose rows name none"
            data={organizationRoles.map(({ name, shown }) => ({ value: name, label: shown }))}
            value={form.role}
            onChange={(event) => change({ role: event.currentTarget.value })}
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
