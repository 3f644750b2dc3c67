/** Links from one screen to another. */
import { Anchor, Button } from "@mantine/core";
import { Link, type RegisteredRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** The addresses of the router's screens, except those with a parameter such as a member's id. */
export type ScreenPath = Exclude<keyof RegisteredRouter["routesByPath"], `${string}$${string}`>;

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

/** A link in the look of a button, for the next thing to do. */
export const ButtonTo = ({ to, children }: LinkToProps) => (
  <Button component={Link} to={to}>
    {children}
  </Button>
);
