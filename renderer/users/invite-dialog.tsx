/** The dialog that invites one or more members. */
import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { CredentialResult } from "../../shared/contract/members.js";
import { organizationRoles } from "../../shared/roles.js";
import { ErrorNotice } from "../components/error-notice.js";
import { count } from "../components/words.js";
import { calls } from "../queries.js";
import { findEmailFault, type InvitationForm, mayEverything, parseEmails, toInvitation } from "./invitation.js";
import { WorkspaceRoles } from "./workspace-roles.js";

interface InviteDialogProps {
  readonly opened: boolean;
  readonly onCancel: () => void;
  /** Gets the answer with the initial passwords. The dialog keeps nothing of it. */
  readonly onAnswer: (results: readonly CredentialResult[]) => void;
}

/** Cannot be closed while the invitation is under way, because its passwords are sent only once. */
export function InviteDialog({ opened, onCancel, onAnswer }: InviteDialogProps) {
  const invite = useMutation(calls.members.invite.mutationOptions());
  const cancel = (): void => {
    if (invite.isPending) return;
    invite.reset();
    onCancel();
  };
  return (
    <Modal opened={opened} onClose={cancel} title="Invite" size="lg">
      <InviteForm
        busy={invite.isPending}
        error={invite.error}
        onCancel={cancel}
        onInvite={(form) =>
          invite.mutate(toInvitation(form), {
            onSuccess: ({ users }) => {
              invite.reset();
              onAnswer(users);
            },
          })
        }
      />
    </Modal>
  );
}

interface InviteFormProps {
  readonly busy: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onInvite: (form: InvitationForm) => void;
}

const emptyForm: InvitationForm = { emails: "", role: "ORGANIZATION_USER", fullName: "", workspaceRoles: {} };

function InviteForm({ busy, error, onCancel, onInvite }: InviteFormProps) {
  const [form, setForm] = useState(emptyForm);
  const [fault, setFault] = useState<string | null>(null);
  const people = parseEmails(form.emails).length;
  const change = (part: Partial<InvitationForm>): void => setForm((before) => ({ ...before, ...part }));
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const found = findEmailFault(form.emails);
        setFault(found);
        if (found === null) onInvite(form);
      }}
    >
      <Stack gap="md">
        <Text size="sm">Gatehouse generates an initial password for each person and shows it to you once.</Text>
        <Textarea
          label="Emails"
          description="One per line."
          rows={3}
          value={form.emails}
          error={fault}
          onChange={(event) => {
            setFault(null);
            change({ emails: event.currentTarget.value });
          }}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
        />
        <NativeSelect
          label="Organization role"
          data={organizationRoles.map(({ name, shown }) => ({ value: name, label: shown }))}
          value={form.role}
          onChange={(event) => change({ role: event.currentTarget.value })}
        />
        {people > 1 ? null : (
          <TextInput
            label="Full name"
            description="May be left empty."
            value={form.fullName}
            maxLength={200}
            onChange={(event) => change({ fullName: event.currentTarget.value })}
            autoComplete="off"
          />
        )}
        {mayEverything(form.role) ? (
          <Text size="sm" c="dimmed">
            An Organization Admin is Admin of every workspace.
          </Text>
        ) : (
          <WorkspaceRoles roles={form.workspaceRoles} onChange={(workspaceRoles) => change({ workspaceRoles })} />
        )}
        <ErrorNotice error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel} disabled={busy}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            {people > 1 ? `Invite ${count(people, "person", "people")}` : "Invite"}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
