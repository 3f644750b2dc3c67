/** The dialog that lists the members who can see a workspace. */
import { Badge, Group, Modal, Stack, Table, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { WorkspaceDetails } from "../../shared/contract/workspaces.js";
import { ErrorNotice } from "../components/error-notice.js";
import { useLoadMore } from "../components/load-more.js";
import { Loading } from "../components/loading.js";
import { LongTable } from "../components/long-table.js";
import { PersonCell } from "../components/person-cell.js";
import { calls } from "../queries.js";

interface WorkspaceMembersDialogProps {
  /** Null while closed. */
  readonly workspace: WorkspaceDetails | null;
  readonly onClose: () => void;
}

export function WorkspaceMembersDialog({ workspace, onClose }: WorkspaceMembersDialogProps) {
  return (
    <Modal opened={workspace !== null} onClose={onClose} title={`Who can see ${workspace?.name ?? ""}`} size="xl">
      {workspace === null ? null : <Members id={workspace.id} />}
    </Modal>
  );
}

const pageSize = 50;

function Members({ id }: { readonly id: string }) {
  const pages = useInfiniteQuery(
    calls.workspaces.members.infiniteOptions({
      input: (cursor: string | null) => ({
        workspace: id,
        limit: pageSize,
        cursor: cursor ?? undefined,
      }),
      initialPageParam: null,
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
  );
  const loadMore = useLoadMore(pages);
  if (pages.isPending) return <Loading what="the members" />;
  if (pages.data === undefined) return <ErrorNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        Organization Admins see every workspace, also those that they were not added to.
      </Text>
      <LongTable
        label="Members"
        columns={["Member", "Role in it"]}
        minWidth="28rem"
        inDialog
        rows={pages.data.pages.flatMap(({ members }) => members)}
        keyOf={({ userId }) => userId}
        cells={({ role, implicit, ...person }) => (
          <>
            <PersonCell {...person} />
            <Table.Td>
              <Group gap="xs">
                {role}
                {implicit ? (
                  <Badge variant="light" tt="none">
                    Organization Admin
                  </Badge>
                ) : null}
              </Group>
            </Table.Td>
          </>
        )}
        onNearEnd={loadMore}
      />
      <ErrorNotice error={pages.error} onRetry={() => void pages.fetchNextPage()} />
    </Stack>
  );
}
