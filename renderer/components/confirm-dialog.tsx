/** Asking before something is ended, archived or deleted. */
import { Button, Group, Modal, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { ErrorNotice } from "./error-notice.js";

interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly title: string;
  /** What it does, and what stays. */
  readonly children: ReactNode;
  readonly action: string;
  /** True for what takes nothing away. */
  readonly safe?: boolean;
  /** False while something is still to be chosen or typed. */
  readonly ready?: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

/** Starts on Cancel, so that Enter alone changes nothing; cannot be closed while it is being done. */
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
          <Button {...(safe ? {} : { color: "red" })} onClick={onConfirm} disabled={!ready} loading={busy}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
