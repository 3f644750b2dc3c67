/** The dialog that ends one session, all sessions of a member, or all sessions of all members. */
import { Checkbox, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ListedSession } from "../../shared/contract/sessions.js";
import { ConfirmDialog } from "../components/confirm-dialog.js";
import { showMoment } from "../components/words.js";
import { calls, refreshAfter } from "../queries.js";

export type Ending =
  | { readonly kind: "one"; readonly session: ListedSession }
  | { readonly kind: "member"; readonly email: string }
  | { readonly kind: "everybody" };

interface EndDialogProps {
  /** Null while closed. */
  readonly ending: Ending | null;
  readonly onClose: () => void;
}

/** Ending the session of this window signs out of it. */
export function EndDialog({ ending, onClose }: EndDialogProps) {
  const [keepOwn, setKeepOwn] = useState(true);
  const end = {
    onSuccess: () => close(),
    onSettled: () => refreshAfter("sessions"),
  };
  const one = useMutation(calls.sessions.end.mutationOptions(end));
  const member = useMutation(calls.sessions.endAllOf.mutationOptions(end));
  const everybody = useMutation(calls.sessions.endEverybodys.mutationOptions(end));
  const close = (): void => {
    for (const each of [one, member, everybody]) each.reset();
    onClose();
  };
  const run = (): void => {
    if (ending?.kind === "one") one.mutate({ id: ending.session.id });
    if (ending?.kind === "member") member.mutate({ email: ending.email });
    if (ending?.kind === "everybody") everybody.mutate({ keepOwn });
  };
  return (
    <ConfirmDialog
      opened={ending !== null}
      title={ending?.kind === "everybody" ? "End everybody's sessions" : "End sessions"}
      action={ending?.kind === "one" ? "End session" : "End sessions"}
      busy={one.isPending || member.isPending || everybody.isPending}
      error={one.error ?? member.error ?? everybody.error}
      onCancel={close}
      onConfirm={run}
    >
      {ending === null ? null : <What ending={ending} />}
      {ending?.kind === "everybody" ? (
        <Checkbox
          label="Keep my own session in this window"
          checked={keepOwn}
          onChange={(event) => setKeepOwn(event.currentTarget.checked)}
        />
      ) : null}
    </ConfirmDialog>
  );
}

function What({ ending }: { readonly ending: Ending }) {
  if (ending.kind === "everybody") {
    return (
      <Text size="sm">
        All members are signed out on their next call and must sign in again. Passwords stay as they are.
      </Text>
    );
  }
  const email = ending.kind === "one" ? ending.session.email : ending.email;
  return (
    <Text size="sm" className="breakable">
      <b>{email}</b> is signed out
      {ending.kind === "one" ? ` of the session begun ${showMoment(ending.session.signedInAt)}` : " everywhere"} on the
      next call and may sign in again.
      {ending.kind === "one" && ending.session.own ? " This is your own session in this window." : ""}
    </Text>
  );
}
