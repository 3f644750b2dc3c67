/** The dialog that resets a member's password to a generated or a typed one. */
import { Button, Group, Modal, PasswordInput, Radio, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { CredentialResult, Member } from "../../shared/contract/members.js";
import { ErrorNotice } from "../components/error-notice.js";
import { calls, refreshAfter } from "../queries.js";
import { isUnfit, PasswordRule } from "./password-rule.js";

interface ResetDialogProps {
  /** The member whose password is reset; null while closed. */
  readonly member: Member | null;
  readonly onCancel: () => void;
  /** Gets the answer where a password was generated or the reset was refused. */
  readonly onAnswer: (results: readonly CredentialResult[]) => void;
  /** Called where a typed password was set, which the admin knows already. */
  readonly onTyped: (email: string) => void;
}

/** Cannot be closed while the reset is under way, because its password is sent only once. */
export function ResetDialog({ member, onCancel, onAnswer, onTyped }: ResetDialogProps) {
  const reset = useMutation(calls.members.resetPassword.mutationOptions());
  const cancel = (): void => {
    if (reset.isPending) return;
    reset.reset();
    onCancel();
  };
  const send = (email: string, password: string | null): void => {
    // The mutation keeps its callbacks, so they must not hold the password.
    const typed = password !== null;
    reset.mutate(password === null ? { email } : { email, password }, {
      onSuccess: ({ users }) => {
        reset.reset();
        void refreshAfter("passwordReset");
        if (typed && users.every(({ status }) => status === "reset")) onTyped(email);
        else onAnswer(users);
      },
    });
  };
  return (
    <Modal opened={member !== null} onClose={cancel} title="Reset password" size="md">
      {member === null ? null : (
        <ResetForm member={member} busy={reset.isPending} error={reset.error} onCancel={cancel} onReset={send} />
      )}
    </Modal>
  );
}

interface ResetFormProps {
  readonly member: Member;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onReset: (email: string, password: string | null) => void;
}

function ResetForm({ member, busy, error, onCancel, onReset }: ResetFormProps) {
  const [way, setWay] = useState("generate");
  const [password, setPassword] = useState("");
  const typing = way === "type";
  const unfit = typing && isUnfit(password, member);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!unfit) onReset(member.email, typing ? password : null);
      }}
    >
      <Stack gap="md">
        <Text size="sm" className="breakable">
          The present password of <b>{member.email}</b> stops working at once, and the member is signed out everywhere.
        </Text>
        <Radio.Group label="New password" value={way} onChange={setWay}>
          <Stack gap="xs" mt="xs">
            <Radio value="generate" label="Generate one" description="Shown to you once, to hand over." />
            <Radio value="type" label="Type one" description="It must meet the rule." />
          </Stack>
        </Radio.Group>
        {typing ? (
          <div>
            <PasswordInput
              label="Password"
              autoComplete="new-password"
              visibilityToggleFocusable
              visibilityToggleButtonProps={{ "aria-label": "Show or hide the typed text" }}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              aria-describedby="password-rule"
            />
            <PasswordRule id="password-rule" password={password} holder={member} />
          </div>
        ) : null}
        <ErrorNotice error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel} disabled={busy}>
            Cancel
          </Button>
          <Button type="submit" loading={busy} disabled={unfit}>
            Reset password
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
