/** The form that connects by a connection URL. */
import { Button, PasswordInput, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { ConnectChoice } from "./connect-choice.js";

interface UrlFormProps {
  readonly busy: boolean;
  readonly onChoose: (choice: ConnectChoice) => void;
}

/** The URL is covered like a password, because it usually holds one. */
export function UrlForm({ busy, onChoose }: UrlFormProps) {
  const form = useForm({
    mode: "uncontrolled",
    initialValues: { url: "" },
    validate: { url: (url) => (url.trim() === "" ? "Give the connection URL." : null) },
  });
  return (
    <form onSubmit={form.onSubmit(({ url }) => onChoose({ by: "url", url: url.trim() }))} noValidate>
      <Stack gap="md">
        <PasswordInput
          label="Connection URL"
          placeholder="postgres://user:password@host:5432/database"
          description="TLS is part of it: …?sslmode=verify-full&sslrootcert=/path/to/ca.pem"
          visibilityToggleFocusable
          visibilityToggleButtonProps={{ "aria-label": "Show or hide the URL" }}
          autoComplete="off"
          spellCheck={false}
          key={form.key("url")}
          {...form.getInputProps("url")}
        />
        <Button type="submit" loading={busy}>
          Connect
        </Button>
      </Stack>
    </form>
  );
}
