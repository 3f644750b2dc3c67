/** The list of audit rows, the newest first, with its filters. */
import { Button, Group, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { AuditEntry, AuditFilterInput } from "../../shared/contract/audit.js";
import { ErrorNotice } from "../components/error-notice.js";
import { Loading } from "../components/loading.js";
import { showMoment } from "../components/words.js";
import { calls } from "../queries.js";
import { AuditFilters, noFilter, readFilter } from "./audit-filters.js";
import { AuditTable } from "./audit-table.js";
import { showTotal } from "./audit-words.js";
import { EntryDialog } from "./entry-dialog.js";

const pageSize = 50;
const typingPauseMilliseconds = 300;

interface AuditListProps {
  /** The filters that the list is shown with. */
  readonly filter: AuditFilterInput;
  readonly onFilter: (filter: AuditFilterInput) => void;
}

/** Shows one page at a time. "Newer" goes back over the pages that were shown. */
export function AuditList({ filter, onFilter }: AuditListProps) {
  const [typed, setTyped] = useState(noFilter);
  const [settled] = useDebouncedValue(typed, typingPauseMilliseconds);
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [shown, setShown] = useState<AuditEntry | null>(null);
  const cursor = cursors.at(-1);
  useEffect(() => {
    onFilter(readFilter(settled));
    setCursors([]);
  }, [settled, onFilter]);

  const ask = (after: string | undefined) =>
    calls.audit.list.queryOptions({
      input: { filter, limit: pageSize, cursor: after },
    });
  const page = useQuery({ ...ask(cursor), placeholderData: keepPreviousData });
  // The total comes only with the first page, and is the same for the pages after it.
  const first = useQuery({ ...ask(undefined), placeholderData: keepPreviousData });
  const { data } = page;
  const filtered = JSON.stringify(filter) !== "{}";
  return (
    <Stack gap="md">
      <AuditFilters typed={typed} onType={setTyped} />
      {page.isPending ? <Loading what="the audit trail" lines={8} /> : null}
      <ErrorNotice error={page.error} onRetry={() => void page.refetch()} />
      {data === undefined ? null : data.entries.length === 0 ? (
        <Text c="dimmed" ta="center" py="xl">
          {data.searchedBackTo !== null
            ? `Nothing found back to ${showMoment(data.searchedBackTo)}; “Older” searches on.`
            : filtered
              ? "Nothing matches."
              : "There is nothing yet."}
        </Text>
      ) : (
        <AuditTable entries={data.entries} stale={page.isPlaceholderData} onShow={setShown} />
      )}
      {data === undefined ? null : (
        <Group justify="space-between">
          <Text size="sm" c="dimmed" role="status">
            {first.data === undefined ? "" : showTotal({ ...first.data, searchedBackTo: data.searchedBackTo })}
            {data.searchedBackTo === null ? "" : `: searched back to ${showMoment(data.searchedBackTo)}.`}
          </Text>
          <Group gap="xs">
            <Button variant="default" size="compact-sm" onClick={() => void page.refetch()} loading={page.isRefetching}>
              Refresh
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              disabled={cursors.length === 0}
              onClick={() => setCursors(cursors.slice(0, -1))}
            >
              Newer
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              disabled={data.nextCursor === null || page.isPlaceholderData}
              onClick={() => data.nextCursor !== null && setCursors([...cursors, data.nextCursor])}
            >
              Older
            </Button>
          </Group>
        </Group>
      )}
      <EntryDialog entry={shown} onClose={() => setShown(null)} />
    </Stack>
  );
}
