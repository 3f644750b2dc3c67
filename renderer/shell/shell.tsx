/** The frame around every screen. */
import { AppShell, Container } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Outlet } from "@tanstack/react-router";
import { useEffect } from "react";
import { PasswordFirst } from "../account/password-first.js";
import { Header } from "./header.js";
import { keepFocus } from "./kept-focus.js";
import { LostNotice } from "./lost-notice.js";
import { Navigation } from "./navigation.js";

/** The header, the navigation and the current screen. */
export function Shell() {
  const [menuOpen, { toggle, close }] = useDisclosure(false);
  useEffect(keepFocus, []);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 216, breakpoint: "sm", collapsed: { mobile: !menuOpen } }}
      padding="lg"
      transitionDuration={0}
    >
      <button type="button" className="skip-link" onClick={skipToContent}>
        Skip to content
      </button>
      <Header menuOpen={menuOpen} onMenu={toggle} />
      <Navigation menuOpen={menuOpen} onFollow={close} />
      <AppShell.Main id="content" tabIndex={-1}>
        <Container size="lg" px={0}>
          <LostNotice />
          <PasswordFirst>
            <Outlet />
          </PasswordFirst>
        </Container>
      </AppShell.Main>
    </AppShell>
  );
}

// Not a link to #content, because what stands behind the # is the router's.
function skipToContent(): void {
  document.getElementById("content")?.focus();
}
