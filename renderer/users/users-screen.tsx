/** The Users screen: finds, invites and changes members, and resets their passwords. */
import { Alert, Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, Navigate, useBlocker } from "@tanstack/react-router";
import { useState } from "react";
import { access } from "../../shared/access.js";
import type { CredentialResult, Member } from "../../shared/contract/members.js";
import { ErrorNotice } from "../components/error-notice.js";
import { DoneIcon } from "../components/icons.js";
import { Loading } from "../components/loading.js";
import { ScreenHeading } from "../components/screen-heading.js";
import { useMay } from "../components/signed-in.js";
import { HandoverDialog } from "../handover/handover-dialog.js";
import { calls, refreshAfter } from "../queries.js";
import { InviteDialog } from "./invite-dialog.js";
import { MembersList } from "./members-list.js";
import { ResetDialog } from "./reset-dialog.js";

type OpenDialog =
  | { readonly kind: "invite" }
  | { readonly kind: "reset"; readonly member: Member }
  | { readonly kind: "handover"; readonly results: readonly CredentialResult[] };

/** Needs a session. Passwords to hand over are kept in this component's state, and nowhere else, until they are. */
export function UsersScreen() {
  const session = useQuery(calls.session.current.queryOptions());
  const isAdmin = useMay(access.bulkChanges.run);
  const mayInvite = useMay(access.members.invite);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [passwordSetFor, setPasswordSetFor] = useState<string | null>(null);
  // Leaving with the back button would lose a password that is shown only once.
  useBlocker({ shouldBlockFn: () => true, disabled: dialog === null, enableBeforeUnload: false });

  if (session.data?.session === null && dialog === null) return <Navigate to="/sign-in" replace />;
  const open = (next: OpenDialog): void => {
    setPasswordSetFor(null);
    setDialog(next);
  };
  const close = (): void => setDialog(null);
  const answer = (results: readonly CredentialResult[]): void => {
    void refreshAfter("invitation");
    setDialog({ kind: "handover", results });
  };
  return (
    <>
      <ScreenHeading
        title="Users"
        about="The members of the organization."
        actions={
          <Group gap="xs">
            {isAdmin ? (
              <Button variant="default" component={Link} to="/change-many">
                Change many…
              </Button>
            ) : null}
            {mayInvite ? (
              <>
                <Button variant="default" component={Link} to="/invite-many">
                  Invite many…
                </Button>
                <Button onClick={() => open({ kind: "invite" })}>Invite…</Button>
              </>
            ) : null}
          </Group>
        }
      />
      {passwordSetFor === null ? null : (
        <Alert
          role="status"
          color="teal"
          mb="md"
          icon={<DoneIcon />}
          title="The password is set"
          withCloseButton
          closeButtonLabel="Dismiss"
          onClose={() => setPasswordSetFor(null)}
        >
          <Text size="sm">{passwordSetFor} signs in with it from now on; the old one no longer works.</Text>
        </Alert>
      )}
      {session.isPending ? (
        <Loading what="the members" />
      ) : session.isError ? (
        <ErrorNotice error={session.error} onRetry={() => void session.refetch()} />
      ) : (
        <MembersList onReset={(member) => open({ kind: "reset", member })} />
      )}
      <InviteDialog opened={dialog?.kind === "invite"} onCancel={close} onAnswer={answer} />
      <ResetDialog
        member={dialog?.kind === "reset" ? dialog.member : null}
        onCancel={close}
        onAnswer={answer}
        onTyped={(email) => {
          close();
          setPasswordSetFor(email);
        }}
      />
      <HandoverDialog
        results={dialog?.kind === "handover" ? dialog.results : null}
        onDone={() => {
          close();
          document.querySelector("h1")?.focus();
        }}
      />
    </>
  );
}
