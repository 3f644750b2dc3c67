/** The frame of a list on the read-only screen: the search, a note of what cannot be known, and the pages. */
import { Group, Stack, Text, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import type { ForeignFact } from "../../shared/contract/foreign.js";
import { sayUnknown } from "../../shared/read-only-words.js";
import { ErrorNotice } from "../components/error-notice.js";
import { Loading } from "../components/loading.js";
import { MoreButton } from "../components/more-button.js";
import { count, showNumber } from "../components/words.js";

/** What the frame needs of a list's query. */
interface ForeignPages {
  readonly data:
    | {
        readonly pages: readonly {
          readonly unknown: readonly ForeignFact[];
          readonly total: number;
          readonly totalIs: "exact" | "at-least";
        }[];
      }
    | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
  readonly refetch: () => Promise<unknown>;
}

interface ForeignListProps {
  /** The word for one row, such as "member". Its plural is made with an s. */
  readonly one: string;
  readonly placeholder: string;
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly pages: ForeignPages;
  readonly shown: number;
  /** The table of the rows that are loaded. */
  readonly children: ReactNode;
}

export function ForeignList({ one, placeholder, typed, onType, pages, shown, children }: ForeignListProps) {
  const [first] = pages.data?.pages ?? [];
  const unknown = sayUnknown(first?.unknown ?? []);
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end">
        <TextInput
          label="Search"
          type="search"
          placeholder={placeholder}
          value={typed}
          onChange={(event) => onType(event.currentTarget.value)}
          w="20rem"
          maxLength={200}
        />
        <Text size="sm" c="dimmed" role="status">
          {first === undefined ? "" : showTotal(one, shown, first)}
        </Text>
      </Group>
      {unknown === null ? null : (
        <Text size="sm" c="dimmed">
          {unknown}
        </Text>
      )}
      {pages.isPending ? <Loading what={`the ${one}s`} lines={6} /> : null}
      <ErrorNotice error={pages.error} onRetry={() => void pages.refetch()} />
      {first === undefined ? null : shown === 0 ? (
        <Text c="dimmed" ta="center" py="xl">
          {typed.trim() === "" ? `There are no ${one}s to see.` : `No ${one} matches “${typed.trim()}”.`}
        </Text>
      ) : (
        children
      )}
      <MoreButton pages={pages} />
    </Stack>
  );
}

function showTotal(one: string, shown: number, { total, totalIs }: { total: number; totalIs: "exact" | "at-least" }) {
  const all = `${totalIs === "exact" ? "" : "more than "}${count(total, one)}`;
  return shown < total ? `${showNumber(shown)} of ${all}` : all;
}
