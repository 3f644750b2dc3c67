/** The members who still have an initial password, the oldest password first. */
import { Badge, Table, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { showRole } from "../../shared/roles.js";
import { ErrorNotice } from "../components/error-notice.js";
import { useLoadMore } from "../components/load-more.js";
import { Loading } from "../components/loading.js";
import { LongTable } from "../components/long-table.js";
import { PersonCell } from "../components/person-cell.js";
import { showMoment } from "../components/words.js";
import { calls } from "../queries.js";

const pageSize = 50;

export function InitialPasswords() {
  const pages = useInfiniteQuery(
    calls.policy.holders.infiniteOptions({
      input: (cursor: string | null) => ({ limit: pageSize, cursor: cursor ?? undefined }),
      initialPageParam: null,
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
  );
  const loadMore = useLoadMore(pages);
  if (pages.isPending) return <Loading what="the members" />;
  if (pages.data === undefined) return <ErrorNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  const holders = pages.data.pages.flatMap((page) => page.holders);
  if (holders.length === 0) return <Text c="dimmed">All members have chosen a password of their own.</Text>;
  return (
    <>
      <LongTable
        label="Initial passwords"
        columns={["Member", "Role", "Since", "Signs in until"]}
        rows={holders}
        keyOf={({ userId }) => userId}
        cells={({ role, since, expiresAt, expired, ...person }) => (
          <>
            <PersonCell {...person} />
            <Table.Td className="together">{showRole(role)}</Table.Td>
            <Table.Td className="together">{showMoment(since)}</Table.Td>
            <Table.Td className="together">
              {expired ? (
                <Badge color="yellow" variant="light" tt="none">
                  Expired
                </Badge>
              ) : expiresAt === null ? (
                "It is changed"
              ) : (
                showMoment(expiresAt)
              )}
            </Table.Td>
          </>
        )}
        onNearEnd={loadMore}
      />
      <ErrorNotice error={pages.error} onRetry={() => void pages.fetchNextPage()} />
    </>
  );
}
