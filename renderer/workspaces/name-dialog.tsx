/** The dialog that makes a workspace or renames one. */
import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { WorkspaceDetails } from "../../shared/contract/workspaces.js";
import { ErrorNotice } from "../components/error-notice.js";
import { calls, refreshAfter } from "../queries.js";

type Naming = { readonly kind: "new" } | { readonly kind: "rename"; readonly workspace: WorkspaceDetails };

interface NameDialogProps {
  /** Null while closed. */
  readonly dialog: Naming | { readonly kind: string; readonly workspace: WorkspaceDetails } | null;
  readonly onClose: () => void;
}

export function NameDialog({ dialog, onClose }: NameDialogProps) {
  const [busy, setBusy] = useState(false);
  const workspace = dialog !== null && "workspace" in dialog ? dialog.workspace : null;
  return (
    <Modal
      opened={dialog !== null}
      onClose={() => (busy ? undefined : onClose())}
      title={workspace === null ? "New workspace" : "Rename workspace"}
      size="md"
    >
      {dialog === null ? null : <NameForm workspace={workspace} onBusy={setBusy} onClose={onClose} />}
    </Modal>
  );
}

interface NameFormProps {
  readonly workspace: WorkspaceDetails | null;
  readonly onBusy: (busy: boolean) => void;
  readonly onClose: () => void;
}

function NameForm({ workspace, onBusy, onClose }: NameFormProps) {
  const [name, setName] = useState(workspace?.name ?? "");
  const end = {
    onSuccess: async () => {
      onClose();
      await refreshAfter("workspaces");
    },
    onSettled: () => onBusy(false),
  };
  const create = useMutation(calls.workspaces.create.mutationOptions(end));
  const rename = useMutation(calls.workspaces.rename.mutationOptions(end));
  const busy = create.isPending || rename.isPending;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === "") return;
        onBusy(true);
        if (workspace === null) create.mutate({ name });
        else rename.mutate({ workspace: workspace.id, version: workspace.version, name });
      }}
    >
      <Stack gap="md">
        <TextInput
          label="Name"
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="off"
          data-autofocus
        />
        {workspace === null ? (
          <Text size="sm" c="dimmed">
            Organization Admins are Admin of it. Other members are added to it on the Users screen.
          </Text>
        ) : null}
        <ErrorNotice error={create.error ?? rename.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} disabled={busy}>
            Cancel
          </Button>
          <Button type="submit" loading={busy} disabled={name.trim() === ""}>
            {workspace === null ? "Make workspace" : "Rename"}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
