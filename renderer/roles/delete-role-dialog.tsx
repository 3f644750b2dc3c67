/** The dialog that deletes a custom role. Where members hold it, it lists them, because such a role cannot be deleted. */
import { Modal, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { Role } from "../../shared/contract/roles.js";
import { ConfirmDialog } from "../components/confirm-dialog.js";
import { calls, refreshAfter } from "../queries.js";
import { OfRole } from "./holders-dialog.js";

interface DeleteRoleDialogProps {
  /** Null while closed. */
  readonly role: Role | null;
  readonly onClose: () => void;
}

export function DeleteRoleDialog({ role, onClose }: DeleteRoleDialogProps) {
  const remove = useMutation(
    calls.roles.delete.mutationOptions({
      onSuccess: () => close(),
      onSettled: () => refreshAfter("roles"),
    }),
  );
  const close = (): void => {
    remove.reset();
    onClose();
  };
  if (role !== null && role.holders.count > 0) {
    return (
      <Modal opened onClose={close} title={`${role.shown} cannot be deleted`} size="xl">
        <Stack gap="md">
          <Text size="sm">These members hold it. Give them another role in those workspaces first.</Text>
          <OfRole role={role} />
        </Stack>
      </Modal>
    );
  }
  return (
    <ConfirmDialog
      opened={role !== null}
      title="Delete role"
      action="Delete role"
      busy={remove.isPending}
      error={remove.error}
      onCancel={close}
      onConfirm={() => {
        if (role !== null) remove.mutate({ role: role.id, version: role.version });
      }}
    >
      <Text size="sm" className="breakable">
        The role <b>{role?.shown}</b> is deleted. Nobody holds it. This cannot be undone.
      </Text>
    </ConfirmDialog>
  );
}
