/** The dialog that lists the members who have a role or a permission, and where. */
import { Modal, Table, Text } from "@mantine/core";
import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import type { HolderPage, Role } from "../../shared/contract/roles.js";
import { ErrorNotice } from "../components/error-notice.js";
import { useLoadMore } from "../components/load-more.js";
import { Loading } from "../components/loading.js";
import { LongTable } from "../components/long-table.js";
import { PersonCell } from "../components/person-cell.js";
import { calls } from "../queries.js";

export type HoldersOf =
  | { readonly kind: "role"; readonly role: Role }
  | { readonly kind: "permission"; readonly permission: string };

interface HoldersDialogProps {
  /** Null while closed. */
  readonly of: HoldersOf | null;
  readonly onClose: () => void;
}

export function HoldersDialog({ of, onClose }: HoldersDialogProps) {
  const title = of === null ? "" : of.kind === "role" ? `Who holds ${of.role.shown}` : `Who has ${of.permission}`;
  return (
    <Modal opened={of !== null} onClose={onClose} title={title} size="xl">
      {of === null ? null : of.kind === "role" ? <OfRole role={of.role} /> : <OfPermission {...of} />}
    </Modal>
  );
}

const pageSize = 50;
const paging = {
  initialPageParam: null,
  getNextPageParam: ({ nextCursor }: { readonly nextCursor: string | null }) => nextCursor,
};
const page = (cursor: string | null) => ({ limit: pageSize, cursor: cursor ?? undefined });

/** The list of members who have a role. */
export function OfRole({ role }: { readonly role: Role }) {
  const pages = useInfiniteQuery(
    calls.roles.holders.infiniteOptions({
      input: (cursor: string | null) => ({ role: role.id, ...page(cursor) }),
      ...paging,
    }),
  );
  return <Holders pages={pages} />;
}

function OfPermission({ permission }: { readonly permission: string }) {
  const pages = useInfiniteQuery(
    calls.roles.whoHas.infiniteOptions({
      input: (cursor: string | null) => ({ permission, ...page(cursor) }),
      ...paging,
    }),
  );
  return <Holders pages={pages} />;
}

function Holders({ pages }: { readonly pages: UseInfiniteQueryResult<InfiniteData<HolderPage>> }) {
  const loadMore = useLoadMore(pages);
  if (pages.isPending) return <Loading what="the members" />;
  if (pages.data === undefined) return <ErrorNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  const holders = pages.data.pages.flatMap((each) => each.holders);
  if (holders.length === 0) return <Text c="dimmed">Nobody.</Text>;
  return (
    <>
      <LongTable
        label="Members"
        columns={["Member", "Role", "Where"]}
        minWidth="34rem"
        inDialog
        rows={holders}
        keyOf={({ userId, role, workspace }) => `${userId} ${role} ${workspace?.id}`}
        cells={({ role, workspace, ...person }) => (
          <>
            <PersonCell {...person} />
            <Table.Td>{role}</Table.Td>
            <Table.Td className="breakable">{workspace?.name ?? "The organization"}</Table.Td>
          </>
        )}
        onNearEnd={loadMore}
      />
      <ErrorNotice error={pages.error} onRetry={() => void pages.fetchNextPage()} />
    </>
  );
}
