/** What is changed, and where the rows come from. */
import { Button, Group, Radio, Stack } from "@mantine/core";
import { useState } from "react";
import { ErrorNotice } from "../components/error-notice.js";
import { Section } from "../components/section.js";
import { TableSourceFields } from "../components/table-source-fields.js";
import { type ChangesForm as Form, findFault, kinds } from "./request.js";

interface ChangesFormProps {
  readonly form: Form;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onChange: (part: Partial<Form>) => void;
  readonly onPreview: () => void;
}

/** Nothing is changed by looking. */
export function ChangesForm({ form, busy, error, onChange, onPreview }: ChangesFormProps) {
  const [fault, setFault] = useState<string | null>(null);
  const change = (part: Partial<Form>): void => {
    setFault(null);
    onChange(part);
  };
  const { value } = kinds[form.what];
  return (
    <Section title="What to change">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const found = findFault(form);
          setFault(found);
          if (found === null) onPreview();
        }}
      >
        <Stack gap="md">
          <Radio.Group
            label="What the rows give"
            value={form.what}
            onChange={(what) => change({ what: what === "rename" ? "rename" : "changeEmail", columns: {} })}
          >
            <Group mt="xs">
              {Object.entries(kinds).map(([name, { shown }]) => (
                <Radio key={name} value={name} label={shown} />
              ))}
            </Group>
          </Radio.Group>
          <TableSourceFields
            form={form}
            fileHolds={`With a column of present emails and one of the ${value}s. A row is one member.`}
            linesHold={`An email and the ${value} per line, with a comma or tab between, or rows copied from a spreadsheet.`}
            fault={fault}
            onChange={(part) => change("latin1" in part ? part : { ...part, columns: {} })}
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
