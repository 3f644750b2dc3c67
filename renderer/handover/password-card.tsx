/** One member's generated password. */
import { Button, Group, Paper, Text, TextInput } from "@mantine/core";
import { useId } from "react";
import { showRole } from "../../shared/roles.js";
import type { Delivery } from "./delivery.js";

interface PasswordCardProps {
  readonly delivery: Delivery;
  /** True for the first card, whose button has the focus when the dialog opens. */
  readonly first: boolean;
  readonly onCopy: (secret: string) => void;
}

/** The password is in plain sight, in a typeface whose letters cannot be confused. Focusing the field selects it. */
export function PasswordCard({ delivery, first, onCopy }: PasswordCardProps) {
  const person = useId();
  return (
    <Paper withBorder p="md" role="group" aria-labelledby={person}>
      <Group justify="space-between" mb="xs" gap="xs">
        <Text fw={600} id={person} className="breakable">
          {delivery.email}
        </Text>
        <Text size="sm" c="dimmed">
          {showRole(delivery.role)}
        </Text>
      </Group>
      <Group align="flex-end" gap="sm" wrap="nowrap">
        <TextInput
          label="One-time password"
          readOnly
          value={delivery.password}
          onFocus={(event) => event.currentTarget.select()}
          classNames={{ input: "mono" }}
          autoComplete="off"
          spellCheck={false}
          flex={1}
        />
        <Button
          variant="light"
          aria-label={`Copy the password of ${delivery.email}`}
          onClick={() => onCopy(delivery.password)}
          data-autofocus={first || undefined}
        >
          Copy
        </Button>
      </Group>
    </Paper>
  );
}
