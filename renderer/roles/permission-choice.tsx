/** The choice of a workspace role's permissions, with a group of checkboxes for each resource. */
import { Checkbox, Group, Paper, SimpleGrid, Stack, Text } from "@mantine/core";
import { useId } from "react";
import { count } from "../components/words.js";
import { type PermissionGroup, workspaceGroups } from "./permission-groups.js";

interface PermissionChoiceProps {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Permissions that only a later release of the product knows stay chosen. */
export function PermissionChoice({ chosen, onChange }: PermissionChoiceProps) {
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text size="sm" fw={600}>
          Permissions
        </Text>
        <Text size="sm" c="dimmed" role="status">
          {count(chosen.length, "permission")} chosen
        </Text>
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" className="top">
        {workspaceGroups.map((group) => (
          <GroupChoice key={group.resource} group={group} chosen={chosen} onChange={onChange} />
        ))}
      </SimpleGrid>
    </Stack>
  );
}

interface GroupChoiceProps extends PermissionChoiceProps {
  readonly group: PermissionGroup;
}

/** The checkbox at the top chooses all permissions of the group, or none. */
function GroupChoice({ group: { shown, permissions }, chosen, onChange }: GroupChoiceProps) {
  const heading = useId();
  const names = permissions.map(({ name }) => name);
  const on = names.filter((name) => chosen.includes(name));
  const others = chosen.filter((name) => !names.includes(name));
  return (
    <Paper withBorder p="sm" role="group" aria-labelledby={heading}>
      <Checkbox
        id={heading}
        label={shown}
        fw={600}
        checked={on.length === names.length}
        indeterminate={on.length > 0 && on.length < names.length}
        onChange={(event) => onChange(event.currentTarget.checked ? [...others, ...names] : others)}
        mb="xs"
      />
      <Stack gap={6} pl="lg">
        {permissions.map(({ name, action }) => (
          <Checkbox
            key={name}
            size="sm"
            label={action}
            aria-label={name}
            checked={chosen.includes(name)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...chosen, name] : chosen.filter((each) => each !== name))
            }
          />
        ))}
      </Stack>
    </Paper>
  );
}
