/** The list of members on the Users screen: its filters, its table, and the bar that changes the selected members. */
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Member, MemberPage } from "../../shared/contract/members.js";
import { ErrorNotice } from "../components/error-notice.js";
import { InfoIcon } from "../components/icons.js";
import { useLoadMore } from "../components/load-more.js";
import { Loading } from "../components/loading.js";
import { useMay } from "../components/signed-in.js";
import { count, showNumber } from "../components/words.js";
import { calls } from "../queries.js";
import { BulkBar } from "./bulk-bar.js";
import { FilterBar } from "./filter-bar.js";
import { noFilter, orders, readFilter } from "./member-filter.js";
import { MembersTable } from "./members-table.js";
import { isSelected, noneSelected, type Selection, toggle } from "./selection.js";

const pageSize = 100;
const typingPauseMilliseconds = 250;

/** Loads a page at a time, and a new list when the typing in the search pauses. */
export function MembersList({ onReset }: { readonly onReset: (member: Member) => void }) {
  const [form, setForm] = useState(noFilter);
  const [order, setOrder] = useState(0);
  const [selection, setSelection] = useState<Selection>(noneSelected);
  const [settled] = useDebouncedValue(form, typingPauseMilliseconds);
  const mayReset = useMay("admins");
  const mayChange = useMay("operators");
  const filter = readFilter(settled);
  const { sort, descending } = orders[order] ?? { sort: "created", descending: false };
  const pages = useInfiniteQuery({
    ...calls.members.list.infiniteOptions({
      input: (cursor: string | null) => ({
        limit: pageSize,
        sort,
        descending,
        ...filter,
        cursor: cursor ?? undefined,
      }),
      initialPageParam: null,
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
    placeholderData: keepPreviousData,
  });
  const loadMore = useLoadMore(pages);
  const members = pages.data?.pages.flatMap(({ users }) => users) ?? [];
  const newest = pages.data?.pages.at(-1);
  const ids = members.map(({ id }) => id);
  const all = members.length > 0 && ids.every((id) => isSelected(selection, id));
  return (
    <Stack gap="md">
      <FilterBar
        form={form}
        order={order}
        onForm={(next) => {
          setForm(next);
          setSelection(noneSelected);
        }}
        onOrder={setOrder}
      />
      <Group justify="space-between" mih="2rem">
        <Text size="sm" c="dimmed" role="status">
          {newest === undefined ? "" : showTotal(members.length, newest, Object.keys(filter).length > 0)}
        </Text>
        {all && selection.kind === "some" && newest?.nextCursor != null ? (
          <Button variant="subtle" size="compact-sm" onClick={() => setSelection({ kind: "matching", filter })}>
            Select all that match, not only the loaded ones
          </Button>
        ) : null}
      </Group>
      {newest?.searchNote == null ? null : (
        <Alert color="harbor" icon={<InfoIcon />} title="This search finds only the beginnings of names and emails.">
          <Text size="sm">{newest.searchNote}</Text>
        </Alert>
      )}
      {mayChange ? <BulkBar selection={selection} onClear={() => setSelection(noneSelected)} /> : null}
      {pages.isPending ? <Loading what="the members" lines={6} /> : null}
      <ErrorNotice error={pages.error} onRetry={() => void pages.refetch()} />
      {pages.data === undefined ? null : members.length === 0 ? (
        <Text c="dimmed" ta="center" py="xl">
          {Object.keys(filter).length === 0 ? "There is no member yet. Invite the first one." : "No member matches."}
        </Text>
      ) : (
        <MembersTable
          members={members}
          asked={JSON.stringify([filter, order])}
          stale={pages.isPlaceholderData}
          onReset={mayReset ? onReset : undefined}
          selecting={
            mayChange
              ? {
                  selection,
                  onToggle: (id) => setSelection(toggle(selection, id, ids)),
                  onToggleAll: () => setSelection(all ? noneSelected : { kind: "some", ids: new Set(ids) }),
                }
              : undefined
          }
          onNearEnd={loadMore}
        />
      )}
    </Stack>
  );
}

function showTotal(shown: number, { total, totalIs }: MemberPage, filtered: boolean): string {
  const about = { exact: "", estimate: "about ", "at-least": "more than " }[totalIs];
  const members = `${about}${count(total, "member")}${filtered ? " found" : ""}`;
  return shown < total || totalIs !== "exact" ? `${members}, ${showNumber(shown)} loaded` : members;
}
