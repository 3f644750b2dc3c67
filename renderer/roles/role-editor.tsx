/** The dialog that makes, copies or edits a custom role. */
import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Role } from "../../shared/contract/roles.js";
import { ErrorNotice } from "../components/error-notice.js";
import { failedWith } from "../failure.js";
import { calls, refreshAfter } from "../queries.js";
import { PermissionChoice } from "./permission-choice.js";

/** What the editor starts from: nothing, a copy of a role, or the role to edit. */
export type RoleDraft = { readonly kind: "new" } | { readonly kind: "copy" | "edit"; readonly role: Role };

interface RoleEditorProps {
  /** Null while closed. */
  readonly draft: RoleDraft | null;
  readonly onClose: () => void;
}

const titles = { new: "New role", copy: "Copy role", edit: "Edit role" } as const;

export function RoleEditor({ draft, onClose }: RoleEditorProps) {
  const [busy, setBusy] = useState(false);
  return (
    <Modal
      opened={draft !== null}
      onClose={() => (busy ? undefined : onClose())}
      title={draft === null ? "" : titles[draft.kind]}
      size="xl"
    >
      {draft === null ? null : <RoleForm draft={draft} onBusy={setBusy} onClose={onClose} />}
    </Modal>
  );
}

interface RoleFormProps {
  readonly draft: RoleDraft;
  readonly onBusy: (busy: boolean) => void;
  readonly onClose: () => void;
}

interface Content {
  readonly shown: string;
  readonly description: string;
  readonly permissions: readonly string[];
}

function startOf(draft: RoleDraft): Content {
  if (draft.kind === "new") return { shown: "", description: "", permissions: [] };
  const { shown, description, permissions } = draft.role;
  return { shown: draft.kind === "copy" ? `Copy of ${shown}` : shown, description, permissions };
}

function RoleForm({ draft, onBusy, onClose }: RoleFormProps) {
  const [role, setRole] = useState(() => startOf(draft));
  const end = {
    onSuccess: async () => {
      onClose();
      await refreshAfter("roles");
    },
    onSettled: () => onBusy(false),
  };
  const create = useMutation(calls.roles.create.mutationOptions(end));
  const edit = useMutation(calls.roles.edit.mutationOptions(end));
  const change = (part: Partial<Content>): void => setRole((before) => ({ ...before, ...part }));
  const busy = create.isPending || edit.isPending;
  const error = create.error ?? edit.error;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (role.shown.trim() === "") return;
        onBusy(true);
        const content = { ...role, permissions: [...role.permissions] };
        if (draft.kind === "edit") edit.mutate({ role: draft.role.id, version: draft.role.version, ...content });
        else create.mutate(content);
      }}
    >
      <Stack gap="md">
        <TextInput
          label="Name"
          value={role.shown}
          maxLength={100}
          onChange={(event) => change({ shown: event.currentTarget.value })}
          autoComplete="off"
          data-autofocus
        />
        <Textarea
          label="Description"
          description="What it is for. May be left empty."
          rows={2}
          value={role.description}
          maxLength={500}
          onChange={(event) => change({ description: event.currentTarget.value })}
        />
        <PermissionChoice chosen={role.permissions} onChange={(permissions) => change({ permissions })} />
        {draft.kind === "edit" && draft.role.holders.count > 0 ? (
          <Text size="sm" c="dimmed">
            Members who have this role may do what it says from their next call on.
          </Text>
        ) : null}
        <ErrorNotice error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} disabled={busy}>
            {failedWith(error, "CHANGED_MEANWHILE") ? "Close and look again" : "Cancel"}
          </Button>
          <Button type="submit" loading={busy} disabled={role.shown.trim() === ""}>
            {draft.kind === "edit" ? "Save" : "Make role"}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
