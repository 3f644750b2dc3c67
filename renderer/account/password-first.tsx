/** Where the policy asks for it, the initial password is changed before anything else is seen. */
import { Box } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense } from "react";
import { Loading } from "../components/loading.js";
import { ScreenHeading } from "../components/screen-heading.js";
import { Section } from "../components/section.js";
import { calls } from "../queries.js";

// Seldom needed, and never by the first screen.
const ChangePasswordForm = lazy(async () => ({
  default: (await import("./change-password-form.js")).ChangePasswordForm,
}));

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
        <Suspense fallback={<Loading what="the form" />}>
          <ChangePasswordForm onDone={() => undefined} />
        </Suspense>
      </Section>
    </Box>
  );
}
