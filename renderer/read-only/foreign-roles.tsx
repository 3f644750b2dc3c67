/** The roles of an installation that Gatehouse did not make, by name, with what each may do. */
import { Badge, Code, Group, Table, Text } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { ForeignRole } from "../../shared/contract/foreign.js";
import { Rows } from "../components/rows.js";
import { calls } from "../queries.js";
import { ForeignList } from "./foreign-list.js";
import { NotKnown } from "./not-known.js";
import { useSearch } from "./search.js";

export function ForeignRoles() {
  const { typed, setTyped, input } = useSearch();
  const pages = useInfiniteQuery({
    ...calls.foreign.roles.infiniteOptions({
      input,
      initialPageParam: null,
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
    placeholderData: keepPreviousData,
  });
  const roles = pages.data?.pages.flatMap((page) => page.roles) ?? [];
  return (
    <ForeignList one="role" placeholder="Name" typed={typed} onType={setTyped} pages={pages} shown={roles.length}>
      <Rows label="Roles" columns={["Role", "Given in", "May do"]} stale={pages.isPlaceholderData}>
        {roles.map((role) => (
          <RoleRow key={role.id} role={role} />
        ))}
      </Rows>
    </ForeignList>
  );
}

const places: Readonly<Record<string, string>> = { organization: "the organization", workspace: "a workspace" };

function RoleRow({ role: { shown, description, scope, system, permissions } }: { readonly role: ForeignRole }) {
  return (
    <Table.Tr>
      <Table.Td className="breakable" miw="12rem">
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {shown}
          </Text>
          {system === false ? (
            <Badge variant="light" tt="none">
              Custom
            </Badge>
          ) : null}
        </Group>
        {description === null || description === "" ? null : (
          <Text size="xs" c="dimmed">
            {description}
          </Text>
        )}
      </Table.Td>
      <Table.Td className="together">{scope === null ? <NotKnown /> : (places[scope] ?? scope)}</Table.Td>
      <Table.Td className="breakable">
        {permissions === null ? (
          <NotKnown />
        ) : permissions.length === 0 ? (
          "nothing"
        ) : (
          permissions.map((permission) => (
            <span key={permission}>
              <Code>{permission}</Code>{" "}
            </span>
          ))
        )}
      </Table.Td>
    </Table.Tr>
  );
}
