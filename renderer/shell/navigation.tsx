/** The way between the screens, and how the window looks. */
import { AppShell, NavLink, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { ConnectIcon, InstallationIcon, UsersIcon } from "../components/icons.js";
import { calls } from "../queries.js";
import { Appearance } from "./appearance.js";

const places = [
  { to: "/", label: "Connect", icon: <ConnectIcon />, also: [] },
  { to: "/installation", label: "Installation", icon: <InstallationIcon />, also: [] },
  { to: "/users", label: "Users", icon: <UsersIcon />, also: ["/sign-in"] },
] as const;

interface NavigationProps {
  readonly menuOpen: boolean;
  /** Closes the menu where it lies over the screen. */
  readonly onFollow: () => void;
}

/** Always in sight in a wide window; a menu in a narrow one. */
export function Navigation({ menuOpen, onFollow }: NavigationProps) {
  const path = useLocation({ select: (location) => location.pathname });
  const door = useQuery({ ...calls.door.describe.queryOptions(), staleTime: Number.POSITIVE_INFINITY });
  return (
    <AppShell.Navbar p="sm" className="surface navigation" mod={{ closed: !menuOpen }} aria-label="Screens">
      <AppShell.Section grow>
        {places.map(({ to, label, icon, also }) => {
          const active = path === to || also.some((other) => other === path);
          return (
            <NavLink
              key={to}
              component={Link}
              to={to}
              label={label}
              leftSection={icon}
              active={active}
              aria-current={active ? "page" : undefined}
              onClick={onFollow}
              mb={4}
              className="rounded"
            />
          );
        })}
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
