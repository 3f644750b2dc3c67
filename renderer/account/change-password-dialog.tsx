/** The dialog that changes one's own password, opened from the account menu. */
import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { DoneIcon } from "../components/icons.js";
import { ChangePasswordForm } from "./change-password-form.js";

interface ChangePasswordDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Shows the form and then what was done. The passwords are dropped with the form. */
export function ChangePasswordDialog({ opened, onClose }: ChangePasswordDialogProps) {
  const [done, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
  const close = (): void => {
    if (busy && !done) return; // once it is done, only what is on the screens behind is still under way
    setDone(false);
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title="Change password" size="md">
      {done ? (
        <Stack gap="md">
          <Alert role="status" color="teal" icon={<DoneIcon />} title="Your password is changed">
            <Text size="sm">You are signed out everywhere else; this window goes on.</Text>
          </Alert>
          <Group justify="flex-end">
            <Button onClick={close} data-autofocus>
              Close
            </Button>
          </Group>
        </Stack>
      ) : (
        <ChangePasswordForm onBusy={setBusy} onCancel={close} onDone={() => setDone(true)} />
      )}
    </Modal>
  );
}
