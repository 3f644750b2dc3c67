/** The Workspaces screen: makes, renames and archives workspaces, and shows who can see one. */
import { Badge, Button, Checkbox, Group, Stack, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { access } from "../../shared/access.js";
import type { WorkspaceDetails } from "../../shared/contract/workspaces.js";
import { ErrorNotice } from "../components/error-notice.js";
import { Loading } from "../components/loading.js";
import { LongTable } from "../components/long-table.js";
import { ScreenHeading } from "../components/screen-heading.js";
import { SignedIn, useMay } from "../components/signed-in.js";
import { countUpTo, showDay } from "../components/words.js";
import { calls } from "../queries.js";
import { ArchiveDialog } from "./archive-dialog.js";
import { NameDialog } from "./name-dialog.js";
import { WorkspaceMembersDialog } from "./workspace-members-dialog.js";

export type WorkspaceDialog =
  | { readonly kind: "new" }
  | { readonly kind: "rename" | "archive" | "members"; readonly workspace: WorkspaceDetails };

/** Needs a session. Operators may make workspaces, and Organization Admins may also change them. */
export function WorkspacesScreen() {
  const mayMake = useMay(access.workspaces.create);
  const [dialog, setDialog] = useState<WorkspaceDialog | null>(null);
  const close = (): void => setDialog(null);
  return (
    <>
      <ScreenHeading
        title="Workspaces"
        about="Where people work, and who can see what is in them."
        actions={mayMake ? <Button onClick={() => setDialog({ kind: "new" })}>New workspace…</Button> : null}
      />
      <SignedIn what="the workspaces">{() => <WorkspacesList onOpen={setDialog} />}</SignedIn>
      <NameDialog dialog={dialog?.kind === "new" || dialog?.kind === "rename" ? dialog : null} onClose={close} />
      <ArchiveDialog workspace={dialog?.kind === "archive" ? dialog.workspace : null} onClose={close} />
      <WorkspaceMembersDialog workspace={dialog?.kind === "members" ? dialog.workspace : null} onClose={close} />
    </>
  );
}

function WorkspacesList({ onOpen }: { readonly onOpen: (dialog: WorkspaceDialog) => void }) {
  const [archived, setArchived] = useState(false);
  const { data, error, isPending, refetch } = useQuery(
    calls.workspaces.list.queryOptions({ input: { archived: true } }),
  );
  if (isPending) return <Loading what="the workspaces" />;
  if (data === undefined) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  const hidden = data.workspaces.filter((workspace) => workspace.archived).length;
  return (
    <Stack gap="md">
      {hidden === 0 ? null : (
        <Checkbox
          label={`Show archived ones (${hidden})`}
          checked={archived}
          onChange={(event) => setArchived(event.currentTarget.checked)}
        />
      )}
      <LongTable
        label="Workspaces"
        columns={["Workspace", "Members", "Created", ""]}
        rows={data.workspaces.filter((workspace) => archived || !workspace.archived)}
        keyOf={({ id }) => id}
        cells={(workspace) => <WorkspaceCells workspace={workspace} onOpen={onOpen} />}
      />
    </Stack>
  );
}

interface WorkspaceCellsProps {
  readonly workspace: WorkspaceDetails;
  readonly onOpen: (dialog: WorkspaceDialog) => void;
}

function WorkspaceCells({ workspace, onOpen }: WorkspaceCellsProps) {
  const mayChange = useMay(access.workspaces.archive);
  const act = (label: string, kind: "rename" | "archive" | "members") => (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={`${label} ${workspace.name}`}
      onClick={() => onOpen({ kind, workspace })}
    >
      {label}…
    </Button>
  );
  return (
    <>
      <Table.Td className="breakable">
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {workspace.name}
          </Text>
          {workspace.archived ? (
            <Badge color="gray" variant="light" tt="none">
              Archived
            </Badge>
          ) : null}
        </Group>
        <Text size="xs" c="dimmed" className="mono">
          {workspace.id}
        </Text>
      </Table.Td>
      <Table.Td className="together">{countUpTo(workspace.members)}</Table.Td>
      <Table.Td className="together">{showDay(workspace.createdAt)}</Table.Td>
      <Table.Td>
        <Group gap="xs" justify="flex-end" wrap="nowrap">
          {workspace.archived ? null : act("Who sees", "members")}
          {mayChange ? act("Rename", "rename") : null}
          {mayChange ? act(workspace.archived ? "Unarchive" : "Archive", "archive") : null}
        </Group>
      </Table.Td>
    </>
  );
}
