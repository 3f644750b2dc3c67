/** The dialog that asks before a change is made. */
import { Button, Group, Modal, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { ErrorNotice } from "./error-notice.js";

interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly title: string;
  /** What the change does, and what stays. */
  readonly children: ReactNode;
  readonly action: string;
  /** True for a change that takes nothing away. Its button is not red. */
  readonly safe?: boolean;
  /** False while something is still to be chosen or typed. */
  readonly ready?: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

/** The focus starts on Cancel, so that Enter alone changes nothing. The dialog cannot be closed while `busy`. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, title, children, action, safe = false, ready = true, busy, error, onCancel, onConfirm } = props;
  return (
    <Modal opened={opened} onClose={() => (busy ? undefined : onCancel())} title={title} size="md">
      <Stack gap="md">
        {children}
        <ErrorNotice error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel} disabled={busy} data-autofocus>
            Cancel
          </Button>
          <Button color={safe ? "harbor" : "red"} onClick={onConfirm} disabled={!ready} loading={busy}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
