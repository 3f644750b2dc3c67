/** The dialog that changes one member. It says what is lost and what stays. */
import { Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Member } from "../../shared/contract/members.js";
import { ConfirmDialog } from "../components/confirm-dialog.js";
import { count } from "../components/words.js";
import { calls, refreshAfter } from "../queries.js";
import { ChangeFields, type ChangeForm, readChange } from "./change-fields.js";
import { type ChangeKind, changeWords, placementWords } from "./change-words.js";

/** The kind of a change, and the workspace where it is a change in a certain one. */
export interface Changing {
  readonly kind: ChangeKind;
  readonly workspace?: { readonly id: string; readonly name: string };
}

interface ChangeDialogProps {
  readonly member: Member;
  readonly changing: Changing;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

/**
 * Mounted only while it is open, so that it starts from the member as it is. The change is made on the version in sight:
 * where somebody else changed the member meanwhile, it is refused and both versions are shown.
 */
export function ChangeDialog({ member, changing: { kind, workspace }, onClose, onRemoved }: ChangeDialogProps) {
  const [form, setForm] = useState<ChangeForm>({
    role: kind === "setRole" ? member.role : "",
    text: kind === "rename" ? (member.fullName ?? "") : kind === "changeEmail" ? member.email : "",
    workspace: workspace?.id ?? "",
  });
  const run = useMutation(
    calls.memberChanges.change.mutationOptions({
      onSuccess: () => (kind === "remove" ? onRemoved() : onClose()),
      onSettled: () => refreshAfter("members"),
    }),
  );
  const change = readChange(kind, form);
  const wasAdmin = kind === "setRole" && member.role === "ORGANIZATION_ADMIN";
  const details = useQuery({
    ...calls.memberChanges.show.queryOptions({ input: { member: { id: member.id } } }),
    enabled: wasAdmin,
  });
  const places = change?.kind === "setRole" && change.inWorkspaces !== undefined ? change.inWorkspaces : null;
  const words = {
    ...changeWords[kind],
    ...(wasAdmin && places !== null ? placementWords(places, nameSome(details.data?.memberships ?? [])) : {}),
  };
  const confirm = (): void => {
    if (change !== null) run.mutate({ member: { id: member.id }, version: member.version, change });
  };
  return (
    <ConfirmDialog
      opened
      title={`${words.title}: ${member.email}`}
      action={words.action}
      safe={words.safe}
      ready={change !== null}
      busy={run.isPending}
      error={run.error}
      onCancel={onClose}
      onConfirm={confirm}
    >
      {workspace === undefined ? null : <Text size="sm">In the workspace {workspace.name}.</Text>}
      {/* Enter in the name or email is meant as it is everywhere. */}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!run.isPending) confirm();
        }}
      >
        <ChangeFields
          kind={kind}
          form={form}
          inWorkspace={workspace !== undefined}
          hasAdmins={wasAdmin}
          onChange={setForm}
        />
      </form>
      {words.lost === "" ? null : (
        <Text size="sm">
          <b>Lost:</b> {words.lost}
        </Text>
      )}
      <Text size="sm">
        <b>Stays:</b> {words.stays}
      </Text>
    </ConfirmDialog>
  );
}

const mostNamed = 8;

/** The names of some workspaces: "Lab, Workspace 1 and 3 more workspaces". */
function nameSome(memberships: readonly { readonly workspace: string }[]): string {
  const named = memberships.slice(0, mostNamed).map(({ workspace }) => workspace);
  const more = memberships.length - named.length;
  return `${named.join(", ") || "every workspace"}${more > 0 ? ` and ${count(more, "more workspace")}` : ""}`;
}
