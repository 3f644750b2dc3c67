/** The form that asks for a preview: its fields, its error and its button. A preview changes nothing. */
import { Button, Group, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { ErrorNotice } from "../components/error-notice.js";
import { Section } from "../components/section.js";

interface PreviewFormProps {
  readonly title: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onPreview: () => void;
  readonly children: ReactNode;
}

export const PreviewForm = ({ title, busy, error, onPreview, children }: PreviewFormProps) => (
  <Section title={title}>
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onPreview();
      }}
    >
      <Stack gap="md">
        {children}
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
