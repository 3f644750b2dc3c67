/** A person in a row: the name, and the email beneath it. */
import { Badge, Group, Table, Text } from "@mantine/core";

interface PersonCellProps {
  readonly email: string;
  readonly fullName: string | null;
  readonly disabled?: boolean;
}

/** A disabled member says so. */
export function PersonCell({ email, fullName, disabled = false }: PersonCellProps) {
  return (
    <Table.Td className="breakable">
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {fullName ?? email}
        </Text>
        {disabled ? (
          <Badge color="gray" variant="light" tt="none">
            Disabled
          </Badge>
        ) : null}
      </Group>
      {fullName === null ? null : (
        <Text size="xs" c="dimmed">
          {email}
        </Text>
      )}
    </Table.Td>
  );
}
