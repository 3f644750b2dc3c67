/** The navigation at the left: links to the screens, and the choice between light and dark. */
import { AppShell, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import {
  AuditIcon,
  ConfigurationIcon,
  ConnectIcon,
  InstallationIcon,
  RolesIcon,
  SessionsIcon,
  SettingsIcon,
  UsersIcon,
  WorkspacesIcon,
} from "../components/icons.js";
import type { ScreenPath } from "../components/link-to.js";
import { calls } from "../queries.js";
import { Appearance } from "./appearance.js";

interface Entry {
  readonly to: ScreenPath;
  readonly label: string;
  readonly icon: ReactNode;
  /** Screens without an entry of their own at which this one is marked as the current. */
  readonly also?: readonly ScreenPath[];
}

/** The entries in their groups, in the order in which the navigation shows them. A new screen is a line here. */
const groups: readonly { readonly name: string; readonly entries: readonly Entry[] }[] = [
  {
    name: "Installation",
    entries: [
      { to: "/", label: "Connect", icon: <ConnectIcon /> },
      { to: "/configuration", label: "Configuration", icon: <ConfigurationIcon /> },
      { to: "/installation", label: "Installation", icon: <InstallationIcon /> },
    ],
  },
  {
    name: "People",
    entries: [
      {
        to: "/users",
        label: "Users",
        icon: <UsersIcon />,
        also: ["/sign-in", "/read-only", "/invite-many", "/change-many"],
      },
      { to: "/roles", label: "Roles", icon: <RolesIcon /> },
      { to: "/workspaces", label: "Workspaces", icon: <WorkspacesIcon /> },
    ],
  },
  {
    name: "Oversight",
    entries: [
      { to: "/sessions", label: "Sessions", icon: <SessionsIcon /> },
      { to: "/audit", label: "Audit trail", icon: <AuditIcon /> },
      { to: "/settings", label: "Settings", icon: <SettingsIcon /> },
    ],
  },
];

interface NavigationProps {
  readonly menuOpen: boolean;
  /** Called when a link is followed. In a narrow window the menu lies over the screen and is closed then. */
  readonly onFollow: () => void;
}

/** In a wide window it is always in sight; in a narrow one it is a menu that the header opens. */
export function Navigation({ menuOpen, onFollow }: NavigationProps) {
  const path = useLocation({ select: (location) => location.pathname });
  const door = useQuery({ ...calls.door.describe.queryOptions(), staleTime: Number.POSITIVE_INFINITY });
  return (
    <AppShell.Navbar p="sm" className="surface navigation" mod={{ closed: !menuOpen }} aria-label="Screens">
      <AppShell.Section grow className="wide">
        {groups.map(({ name, entries }) => (
          <Stack key={name} gap={2} mb="md" role="group" aria-label={name}>
            <Text size="xs" fw={600} c="dimmed" px="sm" mb={2} aria-hidden>
              {name}
            </Text>
            {entries.map(({ to, label, icon, also = [] }) => {
              const active =
                path === to || also.some((screen) => screen === path) || (to !== "/" && path.startsWith(`${to}/`));
              return (
                <Link
                  key={to}
                  to={to}
                  aria-current={active ? "page" : undefined}
                  onClick={onFollow}
                  className="nav-link mantine-focus-auto"
                >
                  {icon}
                  {label}
                </Link>
              );
            })}
          </Stack>
        ))}
      </AppShell.Section>
      <AppShell.Section>
        <Appearance />
        <Text size="xs" c="dimmed" mt="sm" mih="1.2rem" ta="center">
          {door.data === undefined ? "" : `Gatehouse ${door.data.version}`}
        </Text>
      </AppShell.Section>
    </AppShell.Navbar>
  );
}
