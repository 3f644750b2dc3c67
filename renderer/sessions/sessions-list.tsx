/** The list of sessions, the latest first: all of them, or those of one member. */
import { Badge, Button, Checkbox, Group, Stack, Table, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ListedSession } from "../../shared/contract/sessions.js";
import { isEmail } from "../../shared/email.js";
import { ErrorNotice } from "../components/error-notice.js";
import { useLoadMore } from "../components/load-more.js";
import { Loading } from "../components/loading.js";
import { LongTable } from "../components/long-table.js";
import { PersonCell } from "../components/person-cell.js";
import { count, showMoment } from "../components/words.js";
import { failedWith } from "../failure.js";
import { calls } from "../queries.js";
import type { Ending } from "./end-dialog.js";
import { reasonWords } from "./reason-words.js";

const pageSize = 50;
const typingPauseMilliseconds = 250;

export function SessionsList({ onEnd }: { readonly onEnd: (ending: Ending) => void }) {
  const [typed, setTyped] = useState("");
  const [ended, setEnded] = useState(false);
  const [settled] = useDebouncedValue(typed.trim(), typingPauseMilliseconds);
  const email = isEmail(settled) ? settled : null;
  const pages = useInfiniteQuery({
    ...calls.sessions.list.infiniteOptions({
      input: (cursor: string | null) => ({
        limit: pageSize,
        ended,
        email: email ?? undefined,
        cursor: cursor ?? undefined,
      }),
      initialPageParam: null,
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
    placeholderData: keepPreviousData,
  });
  const loadMore = useLoadMore(pages);
  const first = pages.data?.pages[0];
  const sessions = pages.data?.pages.flatMap((page) => page.sessions) ?? [];
  const unknown = failedWith(pages.error, "MEMBER_NOT_FOUND");
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end">
        <Group align="flex-end">
          <TextInput
            label="Email of a member"
            type="search"
            placeholder="Whole email"
            description={
              settled !== "" && email === null
                ? "Not a whole email yet: the sessions of all members are shown."
                : undefined
            }
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            w="18rem"
            maxLength={254}
            spellCheck={false}
          />
          <Checkbox
            label="Ended ones too"
            checked={ended}
            onChange={(event) => setEnded(event.currentTarget.checked)}
            mb={8}
          />
        </Group>
        <Text size="sm" c="dimmed" role="status">
          {first === undefined || unknown ? "" : count(first.live, "live session")}
          {email === null || first?.lastSignInAt == null ? "" : `, last sign-in ${showMoment(first.lastSignInAt)}`}
        </Text>
      </Group>
      {pages.isPending ? <Loading what="the sessions" lines={6} /> : null}
      {unknown ? (
        <Text c="dimmed" ta="center" py="xl">
          No member has the email {email}.
        </Text>
      ) : (
        <ErrorNotice error={pages.error} onRetry={() => void pages.refetch()} />
      )}
      {pages.data === undefined || unknown ? null : sessions.length === 0 ? (
        <Text c="dimmed" ta="center" py="xl">
          {ended ? "There was no session yet." : "No member is signed in."}
        </Text>
      ) : (
        <LongTable
          label="Sessions"
          columns={["Member", "Signed in", "State", ""]}
          minWidth="46rem"
          stale={pages.isPlaceholderData}
          asked={`${email} ${ended}`}
          rows={sessions}
          keyOf={({ id }) => id}
          cells={(session) => <SessionCells session={session} onEnd={onEnd} />}
          onNearEnd={loadMore}
        />
      )}
    </Stack>
  );
}

interface SessionCellsProps {
  readonly session: ListedSession;
  readonly onEnd: (ending: Ending) => void;
}

function SessionCells({ session, onEnd }: SessionCellsProps) {
  const { email, fullName, signedInAt, expiresAt, endedAt, endReason, live, own } = session;
  return (
    <>
      <PersonCell email={email} fullName={fullName} />
      <Table.Td className="together">{showMoment(signedInAt)}</Table.Td>
      <Table.Td>
        <Group gap="xs">
          <Badge miw="max-content" color={live ? "teal" : "gray"} variant="light" tt="none">
            {live ? (own ? "This window" : "Live") : "Ended"}
          </Badge>
          <Text size="sm" c="dimmed">
            {live
              ? `until ${showMoment(expiresAt)}`
              : endedAt === null
                ? `expired ${showMoment(expiresAt)}`
                : `${reasonWords(endReason)}, ${showMoment(endedAt)}`}
          </Text>
        </Group>
      </Table.Td>
      <Table.Td>
        {live ? (
          <Group gap="xs" justify="flex-end" wrap="nowrap">
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`End this session of ${email}`}
              onClick={() => onEnd({ kind: "one", session })}
            >
              End…
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`End all sessions of ${email}`}
              onClick={() => onEnd({ kind: "member", email })}
            >
              End all…
            </Button>
          </Group>
        ) : null}
      </Table.Td>
    </>
  );
}
