/** The top line: the product, the database that this window works on, and the member who is signed in. */
import { AppShell, Badge, Burger, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { BrandIcon } from "../components/icons.js";
import { calls } from "../queries.js";

// Loaded with the sign-in: nobody is signed in when the window opens, so its first paint does not wait for it.
const AccountMenu = lazy(async () => ({ default: (await import("../account/account-menu.js")).AccountMenu }));

interface HeaderProps {
  readonly menuOpen: boolean;
  readonly onMenu: () => void;
}

/** Stays in sight on every screen, so that the database that a click would change is always named. */
export function Header({ menuOpen, onMenu }: HeaderProps) {
  return (
    <AppShell.Header className="surface">
      <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="lg">
        <Group gap="sm" wrap="nowrap">
          <Burger opened={menuOpen} onClick={onMenu} hiddenFrom="sm" size="sm" aria-label="Menu" />
          <BrandIcon />
          <Text fw={650} visibleFrom="xs">
            Gatehouse
          </Text>
        </Group>
        <ConnectionLine />
        <Account />
      </Group>
    </AppShell.Header>
  );
}

/** Shows nothing while nobody is signed in. */
function Account() {
  const { data } = useQuery(calls.session.current.queryOptions());
  const session = data?.session;
  if (session === undefined || session === null) return null;
  return (
    <Suspense>
      <AccountMenu session={session} />
    </Suspense>
  );
}

function ConnectionLine() {
  const { data } = useQuery(calls.connection.current.queryOptions());
  const connection = data?.connection;
  if (connection === undefined || connection === null) {
    return (
      <Text size="sm" c="dimmed" component="div" role="group" aria-label="Connection" flex={1}>
        {data === undefined ? "" : "Not connected"}
      </Text>
    );
  }
  return (
    <Group gap="xs" wrap="nowrap" flex={1} miw={0} role="group" aria-label="Connection">
      <Text size="sm" className="mono" truncate title={connection.target}>
        {connection.target}
      </Text>
      <Text size="sm" c="dimmed" truncate visibleFrom="md">
        schema {connection.schema}
      </Text>
      <Badge color={connection.encrypted ? "teal" : "yellow"} variant="light" flex="none" tt="none">
        {connection.encrypted ? "TLS" : "No TLS"}
      </Badge>
    </Group>
  );
}
