/** The cell of a table that names a member: the full name with the email beneath it, or the email alone. */
import { Badge, Group, Table, Text } from "@mantine/core";

interface PersonCellProps {
  readonly email: string;
  readonly fullName: string | null;
  readonly disabled?: boolean;
}

/** A deactivated member is marked as such. */
export function PersonCell({ email, fullName, disabled = false }: PersonCellProps) {
  return (
    <Table.Td className="breakable">
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {fullName ?? email}
        </Text>
        {disabled ? (
          <Badge color="gray" variant="light" tt="none">
            Deactivated
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
