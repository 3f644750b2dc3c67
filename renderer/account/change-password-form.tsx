/** The form for the old and the new password, with the password rule. */
import { Button, Group, PasswordInput, Stack, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { ErrorNotice } from "../components/error-notice.js";
import { calls, refreshAll } from "../queries.js";
import { isUnfit, PasswordRule } from "../users/password-rule.js";

interface ChangePasswordFormProps {
  readonly onBusy?: (busy: boolean) => void;
  readonly onCancel?: () => void;
  readonly onDone: () => void;
}

const toggle = { "aria-label": "Show or hide the typed text" };

/** The passwords are kept in this component's state and nowhere else. */
export function ChangePasswordForm({ onBusy, onCancel, onDone }: ChangePasswordFormProps) {
  const rule = useId();
  const session = useQuery(calls.session.current.queryOptions());
  const holder = session.data?.session ?? {};
  const [oldPassword, setOld] = useState("");
  const [newPassword, setNew] = useState("");
  const change = useMutation(
    calls.session.changePassword.mutationOptions({
      onSuccess: async () => {
        onDone();
        await refreshAll();
      },
      onSettled: () => onBusy?.(false),
    }),
  );
  const unfit = oldPassword === "" || isUnfit(newPassword, holder);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (unfit) return;
        onBusy?.(true);
        change.mutate({ oldPassword, newPassword });
      }}
    >
      <Stack gap="md">
        <Text size="sm">Every session of yours ends, in other windows too; this window goes on.</Text>
        <PasswordInput
          label="Old password"
          autoComplete="current-password"
          visibilityToggleFocusable
          visibilityToggleButtonProps={toggle}
          value={oldPassword}
          onChange={(event) => setOld(event.currentTarget.value)}
          data-autofocus
        />
        <div>
          <PasswordInput
            label="New password"
            autoComplete="new-password"
            visibilityToggleFocusable
            visibilityToggleButtonProps={toggle}
            value={newPassword}
            onChange={(event) => setNew(event.currentTarget.value)}
            aria-describedby={rule}
          />
          <PasswordRule id={rule} password={newPassword} holder={holder} />
        </div>
        <ErrorNotice error={change.error} />
        <Group justify="flex-end">
          {onCancel === undefined ? null : (
            <Button variant="default" onClick={onCancel} disabled={change.isPending}>
              Cancel
            </Button>
          )}
          <Button type="submit" loading={change.isPending} disabled={unfit}>
            Change password
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
