/** The menu of the member who is signed in: change the own password, sign out. */
import { Button, Group, Menu, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { SignedIn } from "../../shared/contract/session.js";
import { showRole } from "../../shared/roles.js";
import { AccountIcon } from "../components/icons.js";
import { calls, forgetSession, refreshAfter } from "../queries.js";
import { ChangePasswordDialog } from "./change-password-dialog.js";

export function AccountMenu({ session }: { readonly session: SignedIn }) {
  const [changing, setChanging] = useState(false);
  const signOut = useMutation(
    calls.session.signOut.mutationOptions({
      onSettled: async () => {
        forgetSession();
        await refreshAfter("session");
      },
    }),
  );
  return (
    <Group role="group" aria-label="Signed in">
      <Menu position="bottom-end" width="target" withinPortal={false} keepMounted={false}>
        <Menu.Target>
          <Button
            variant="default"
            h={40}
            maw={280}
            leftSection={<AccountIcon />}
            loading={signOut.isPending}
            aria-label={`Account of ${session.fullName ?? session.email}`}
          >
            <span className="account">
              <Text size="sm" lh={1.2} truncate title={session.email}>
                {session.fullName ?? session.email}
              </Text>
              <Text size="xs" lh={1.2} c="dimmed" fw={400} visibleFrom="sm">
                {showRole(session.role)}
              </Text>
            </span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown miw={200}>
          {session.mustChangePassword ? null : (
            <Menu.Item onClick={() => setChanging(true)}>Change password…</Menu.Item>
          )}
          <Menu.Item onClick={() => signOut.mutate({})}>Sign out</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ChangePasswordDialog opened={changing} onClose={() => setChanging(false)} />
    </Group>
  );
}
