/** Finding people: the search, the table, and more of it on demand. */
import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Member } from "../../shared/contract/members.js";
import { ErrorNotice } from "../components/error-notice.js";
import { Loading } from "../components/loading.js";
import { count, showNumber } from "../components/words.js";
import { calls } from "../queries.js";
import { MembersTable } from "./members-table.js";

const pageSize = 50;
const typingPauseMilliseconds = 250;

/** Asks for a page at a time, and again when the typing pauses. */
export function MembersList({ onReset }: { readonly onReset: (member: Member) => void }) {
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed.trim(), typingPauseMilliseconds);
  const pages = useInfiniteQuery({
    ...calls.members.list.infiniteOptions({
      input: (cursor: string | null) => ({
        limit: pageSize,
        ...(search === "" ? {} : { search }),
        ...(cursor === null ? {} : { cursor }),
      }),
      initialPageParam: null,
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
    placeholderData: keepPreviousData,
  });
  const members = pages.data?.pages.flatMap(({ users }) => users) ?? [];
  const total = pages.data?.pages.at(-1)?.total ?? 0;
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end">
        <TextInput
          label="Search"
          type="search"
          placeholder="Name or email"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          w="20rem"
          maxLength={200}
        />
        <Text size="sm" c="dimmed" role="status">
          {pages.data === undefined ? "" : showTotal(members.length, total, search)}
        </Text>
      </Group>
      {pages.isPending ? <Loading what="the users" lines={6} /> : null}
      <ErrorNotice error={pages.error} onRetry={() => void pages.refetch()} />
      {pages.data === undefined ? null : members.length === 0 ? (
        <Text c="dimmed" ta="center" py="xl">
          {search === "" ? "There is nobody yet. Invite the first person." : `Nobody matches “${search}”.`}
        </Text>
      ) : (
        <MembersTable members={members} stale={pages.isPlaceholderData} onReset={onReset} />
      )}
      {pages.hasNextPage ? (
        <Group justify="center">
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            Load more
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}

function showTotal(shown: number, total: number, search: string): string {
  const people = search === "" ? count(total, "user") : `${count(total, "user")} found`;
  return shown < total ? `${showNumber(shown)} of ${people}` : people;
}
