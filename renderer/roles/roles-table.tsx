/** The table of roles: where each is given, how many members have it, and the buttons that change it. */
import { Badge, Button, Group, Table, Text } from "@mantine/core";
import { access } from "../../shared/access.js";
import type { Role } from "../../shared/contract/roles.js";
import { Rows } from "../components/rows.js";
import { useMay } from "../components/signed-in.js";
import { countUpTo } from "../components/words.js";

interface RolesTableProps {
  readonly roles: readonly Role[];
  readonly onHolders: (role: Role) => void;
  readonly onCopy: (role: Role) => void;
  readonly onEdit: (role: Role) => void;
  readonly onDelete: (role: Role) => void;
}

/** System roles cannot be edited or deleted. A workspace role can be copied, and the copy edited. */
export function RolesTable({ roles, onHolders, onCopy, onEdit, onDelete }: RolesTableProps) {
  const mayEdit = useMay(access.roles.edit);
  const act = (role: Role, label: string, does: (role: Role) => void) => (
    <Button size="compact-sm" variant="default" aria-label={`${label} ${role.shown}`} onClick={() => does(role)}>
      {label}…
    </Button>
  );
  return (
    <Rows label="Roles" columns={["Role", "Given in", "Held by", ...(mayEdit ? [""] : [])]} minWidth="44rem">
      {roles.map((role) => (
        <Table.Tr key={role.id}>
          <Table.Td className="breakable">
            <Group gap="xs">
              <Text size="sm" fw={600}>
                {role.shown}
              </Text>
              {role.system ? null : (
                <Badge variant="light" tt="none">
                  Custom
                </Badge>
              )}
            </Group>
            {role.description === "" ? null : (
              <Text size="xs" c="dimmed">
                {role.description}
              </Text>
            )}
          </Table.Td>
          <Table.Td className="together">{role.scope === "organization" ? "the organization" : "a workspace"}</Table.Td>
          <Table.Td className="together">
            {role.holders.count === 0 ? (
              "nobody"
            ) : (
              <Button
                size="compact-sm"
                variant="transparent"
                px={0}
                td="underline"
                aria-label={`Who holds ${role.shown}: ${countUpTo(role.holders)}`}
                onClick={() => onHolders(role)}
              >
                {countUpTo(role.holders)}
              </Button>
            )}
          </Table.Td>
          {mayEdit ? (
            <Table.Td>
              <Group gap="xs" justify="flex-end" wrap="nowrap">
                {role.system ? null : act(role, "Edit", onEdit)}
                {role.scope === "workspace" ? act(role, "Copy", onCopy) : null}
                {role.system ? null : act(role, "Delete", onDelete)}
              </Group>
            </Table.Td>
          ) : null}
        </Table.Tr>
      ))}
    </Rows>
  );
}
