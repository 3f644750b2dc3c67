/** The form that connects by host, port, database, user and password. */
import { Button, Group, NativeSelect, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { ConnectChoice } from "./connect-choice.js";
import { sslModeChoices, toSslMode } from "./ssl-modes.js";

interface FieldsFormProps {
  readonly busy: boolean;
  readonly onChoose: (choice: ConnectChoice) => void;
}

const required = (what: string) => (value: string) => (value.trim() === "" ? `Give the ${what}.` : null);

function checkPort(value: string): string | null {
  const port = Number(value);
  return Number.isInteger(port) && port >= 1 && port <= 65_535 ? null : "1 to 65535.";
}

const initialValues = {
  host: "",
  port: "5432",
  database: "",
  user: "",
  password: "",
  sslMode: "prefer",
  sslRootCert: "",
};

function toChoice(values: typeof initialValues): ConnectChoice {
  return {
    by: "fields",
    host: values.host.trim(),
    port: Number(values.port),
    database: values.database.trim(),
    user: values.user.trim(),
    password: values.password,
    sslMode: toSslMode(values.sslMode),
    sslRootCert: values.sslRootCert.trim() || undefined,
  };
}

/** Unlike in a URL, special characters need no encoding in these fields. */
export function FieldsForm({ busy, onChoose }: FieldsFormProps) {
  const form = useForm({
    mode: "uncontrolled",
    initialValues,
    validate: { host: required("host"), port: checkPort, database: required("database name"), user: required("user") },
  });
  const plain = { autoComplete: "off", spellCheck: false };
  return (
    <form onSubmit={form.onSubmit((values) => onChoose(toChoice(values)))} noValidate>
      <Stack gap="md">
        <Group grow preventGrowOverflow={false} align="flex-start" wrap="nowrap">
          <TextInput label="Host" {...plain} key={form.key("host")} {...form.getInputProps("host")} />
          <TextInput
            label="Port"
            inputMode="numeric"
            maw="6.5rem"
            {...plain}
            key={form.key("port")}
            {...form.getInputProps("port")}
          />
        </Group>
        <TextInput label="Database name" {...plain} key={form.key("database")} {...form.getInputProps("database")} />
        <TextInput label="User" {...plain} key={form.key("user")} {...form.getInputProps("user")} />
        <PasswordInput
          label="Password"
          autoComplete="off"
          visibilityToggleFocusable
          visibilityToggleButtonProps={{ "aria-label": "Show or hide the typed text" }}
          key={form.key("password")}
          {...form.getInputProps("password")}
        />
        <NativeSelect
          label="SSL mode"
          data={sslModeChoices}
          key={form.key("sslMode")}
          {...form.getInputProps("sslMode")}
        />
        <TextInput
          label="CA file"
          placeholder="/path/to/ca.pem, or system"
          description="For verify-ca and verify-full: a path on the machine the console runs on."
          {...plain}
          key={form.key("sslRootCert")}
          {...form.getInputProps("sslRootCert")}
        />
        <Button type="submit" loading={busy}>
          Connect
        </Button>
      </Stack>
    </form>
  );
}
