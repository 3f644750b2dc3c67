/** The change of an initial password that the policy demands before anything else can be done. */
import { Box } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense } from "react";
import { Loading } from "../components/loading.js";
import { ScreenHeading } from "../components/screen-heading.js";
import { Section } from "../components/section.js";
import { calls } from "../queries.js";

// Loaded when it is needed, which the first screen never does.
const ChangePasswordForm = lazy(async () => ({
  default: (await import("./change-password-form.js")).ChangePasswordForm,
}));

/** Renders the screens, or in their place the form. The member can still sign out. */
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
