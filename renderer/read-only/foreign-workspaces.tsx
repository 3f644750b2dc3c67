/** The workspaces of an installation that Gatehouse did not make, by name. */
import { Badge, Table, Text } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { ForeignWorkspace } from "../../shared/contract/foreign.js";
import { Rows } from "../components/rows.js";
import { showDay, showNumber } from "../components/words.js";
import { calls } from "../queries.js";
import { ForeignList } from "./foreign-list.js";
import { NotKnown } from "./not-known.js";
import { useSearch } from "./search.js";

export function ForeignWorkspaces() {
  const { typed, setTyped, input } = useSearch();
  const pages = useInfiniteQuery({
    ...calls.foreign.workspaces.infiniteOptions({
      input,
      initialPageParam: null,
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
    placeholderData: keepPreviousData,
  });
  const workspaces = pages.data?.pages.flatMap((page) => page.workspaces) ?? [];
  return (
    <ForeignList
      one="workspace"
      placeholder="Name"
      typed={typed}
      onType={setTyped}
      pages={pages}
      shown={workspaces.length}
    >
      <Rows label="Workspaces" columns={["Workspace", "Members", "State", "Created"]} stale={pages.isPlaceholderData}>
        {workspaces.map((workspace) => (
          <WorkspaceRow key={workspace.id} workspace={workspace} />
        ))}
      </Rows>
    </ForeignList>
  );
}

function WorkspaceRow({
  workspace: { id, name, members, archived, createdAt },
}: {
  readonly workspace: ForeignWorkspace;
}) {
  return (
    <Table.Tr>
      <Table.Td className="breakable">
        <Text size="sm" fw={600}>
          {name === "" ? "No name" : name}
        </Text>
        <Text size="xs" c="dimmed" className="mono">
          {id}
        </Text>
      </Table.Td>
      <Table.Td className="together">{members === null ? <NotKnown /> : showNumber(members)}</Table.Td>
      <Table.Td>
        {archived === null ? (
          <NotKnown />
        ) : (
          <Badge color={archived ? "gray" : "teal"} variant="light" tt="none">
            {archived ? "Archived" : "Active"}
          </Badge>
        )}
      </Table.Td>
      <Table.Td className="together">{createdAt === null ? <NotKnown /> : showDay(createdAt)}</Table.Td>
    </Table.Tr>
  );
}
