/** Links between screens, in the window's own look. */
import { Anchor, Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

export type ScreenPath =
  | "/"
  | "/configuration"
  | "/installation"
  | "/read-only"
  | "/sign-in"
  | "/users"
  | "/invite-many"
  | "/roles"
  | "/workspaces"
  | "/sessions"
  | "/audit"
  | "/settings";

interface LinkToProps {
  readonly to: ScreenPath;
  readonly children: ReactNode;
}

/** A link in running text. */
export const LinkTo = ({ to, children }: LinkToProps) => (
  <Anchor component={Link} to={to} underline="always">
    {children}
  </Anchor>
);

/** A link that is the next thing to do. */
export const ButtonTo = ({ to, children }: LinkToProps) => (
  <Button component={Link} to={to}>
    {children}
  </Button>
);
