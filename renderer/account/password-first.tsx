/** Where the policy asks for it, the initial password is changed before anything else is seen. */
import { Box } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ScreenHeading } from "../components/screen-heading.js";
import { Section } from "../components/section.js";
import { calls } from "../queries.js";
import { ChangePasswordForm } from "./change-password-form.js";

/** The screens, or in their place the form; signing out is still possible. */
export function PasswordFirst({ children }: { readonly children: ReactNode }) {
  const { data } = useQuery(calls.session.current.queryOptions());
  if (data?.session?.mustChangePassword !== true) return children;
  return (
    <Box maw={480}>
      <ScreenHeading
        title="Choose your own password"
        about="You signed in with the password that was handed to you. It must be changed before you go on."
      />
      <Section title="From now on">
        <ChangePasswordForm onDone={() => undefined} />
      </Section>
    </Box>
  );
}
