/** The table of permissions in rows, by resource, and roles in columns. */
import { Table, Text, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { Fragment } from "react";
import type { Role } from "../../shared/contract/roles.js";
import { DoneIcon } from "../components/icons.js";
import { permissionGroups } from "./permission-groups.js";

interface PermissionMatrixProps {
  readonly roles: readonly Role[];
  /** Called with the permission whose holders are to be shown. */
  readonly onPermission: (permission: string) => void;
}

/** A tick marks a permission that a role has. The permission's name opens the list of members who have it. */
export function PermissionMatrix({ roles, onPermission }: PermissionMatrixProps) {
  return (
    // A region that scrolls must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="matrix" aria-label="Permissions" tabIndex={0}>
      <Table aria-label="Permissions" verticalSpacing={6} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Permission</Table.Th>
            {roles.map((role) => (
              <Table.Th key={role.id} scope="col" className="matrix-role">
                {role.shown}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {permissionGroups.map(({ resource, shown, permissions }) => (
            <Fragment key={resource}>
              <Table.Tr className="matrix-group">
                <Table.Th scope="rowgroup" colSpan={roles.length + 1}>
                  {shown}
                </Table.Th>
              </Table.Tr>
              {permissions.map(({ name, action }) => (
                <Table.Tr key={name}>
                  <Table.Th scope="row" fw={400}>
                    <UnstyledButton
                      className="matrix-permission"
                      aria-label={`Who has ${name}`}
                      onClick={() => onPermission(name)}
                    >
                      {action}
                    </UnstyledButton>
                  </Table.Th>
                  {roles.map((role) => (
                    <Table.Td key={role.id} ta="center">
                      <Tick on={role.permissions.includes(name)} />
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function Tick({ on }: { readonly on: boolean }) {
  return (
    <>
      <Text component="span" c={on ? "teal" : "dimmed"} lh={1} aria-hidden>
        {on ? <DoneIcon /> : "·"}
      </Text>
      <VisuallyHidden>{on ? "yes" : "no"}</VisuallyHidden>
    </>
  );
}
