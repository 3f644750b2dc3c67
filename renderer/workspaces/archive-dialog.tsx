/** The dialog that archives a workspace, or brings an archived one back. */
import { Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { WorkspaceDetails } from "../../shared/contract/workspaces.js";
import { ConfirmDialog } from "../components/confirm-dialog.js";
import { countUpTo } from "../components/words.js";
import { calls, refreshAfter } from "../queries.js";

interface ArchiveDialogProps {
  /** Null while closed. */
  readonly workspace: WorkspaceDetails | null;
  readonly onClose: () => void;
}

/** Says what can no longer be seen and what stays. */
export function ArchiveDialog({ workspace, onClose }: ArchiveDialogProps) {
  const end = {
    onSuccess: () => close(),
    onSettled: () => refreshAfter("workspaces"),
  };
  const archive = useMutation(calls.workspaces.archive.mutationOptions(end));
  const unarchive = useMutation(calls.workspaces.unarchive.mutationOptions(end));
  const close = (): void => {
    archive.reset();
    unarchive.reset();
    onClose();
  };
  const back = workspace?.archived === true;
  return (
    <ConfirmDialog
      opened={workspace !== null}
      title={back ? "Unarchive workspace" : "Archive workspace"}
      action={back ? "Unarchive" : "Archive"}
      safe={back}
      busy={archive.isPending || unarchive.isPending}
      error={archive.error ?? unarchive.error}
      onCancel={close}
      onConfirm={() => {
        if (workspace === null) return;
        const which = { workspace: workspace.id, version: workspace.version };
        if (back) unarchive.mutate(which);
        else archive.mutate(which);
      }}
    >
      {workspace === null ? null : (
        <Text size="sm" className="breakable">
          {back ? (
            <>
              <b>{workspace.name}</b> is in sight again for its members ({countUpTo(workspace.members)}), and
              Organization Admins are Admin of it.
            </>
          ) : (
            <>
              Nobody sees <b>{workspace.name}</b> any more. Its data and its members ({countUpTo(workspace.members)})
              stay as they are, and it can be unarchived.
            </>
          )}
        </Text>
      )}
    </ConfirmDialog>
  );
}
