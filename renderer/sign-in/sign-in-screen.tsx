/** The Sign in screen. */
import { Box, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { findTypedEmailFault } from "../../shared/email.js";
import { ErrorNotice } from "../components/error-notice.js";
import { Loading } from "../components/loading.js";
import { Missing } from "../components/missing.js";
import { ScreenHeading } from "../components/screen-heading.js";
import { Section } from "../components/section.js";
import { calls, forgetSession, refreshAfter } from "../queries.js";

/**
 * Needs a connection, and a configuration for its JWT secret. Goes to the Users screen once a member is signed in, and to
 * the read-only screen for an installation that nobody can sign in to.
 */
export function SignInScreen() {
  const connection = useQuery(calls.connection.current.queryOptions());
  const configuration = useQuery(calls.configuration.current.queryOptions());
  const session = useQuery(calls.session.current.queryOptions());
  const connected = connection.data?.connection != null;
  const foreign = useQuery({ ...calls.foreign.describe.queryOptions(), enabled: connected });
  if (session.data?.session != null) return <Navigate to="/users" replace />;
  // Nobody can sign in to an installation that Gatehouse did not make, but its members can be shown.
  if (connected && foreign.data?.readable === true) return <Navigate to="/read-only" replace />;
  const failed = connection.error ?? configuration.error ?? session.error;
  const missing = {
    connection: connection.data?.connection === null,
    configuration: configuration.data?.configuration === null,
  };
  return (
    <Box maw={480}>
      <ScreenHeading title="Sign in" about="Organization Admins manage the members of the installation." />
      {connection.isPending || configuration.isPending || session.isPending || foreign.isLoading ? (
        <Loading what="the sign-in" />
      ) : failed !== null ? (
        <ErrorNotice error={failed} />
      ) : missing.connection || missing.configuration ? (
        <Missing title="Signing in needs a database and the configuration with its JWT secret" {...missing} />
      ) : (
        <SignInForm adminEmail={configuration.data?.configuration?.adminEmail ?? ""} />
      )}
    </Box>
  );
}

/** Starts with the configured admin's email. The password is dropped with the form, and the page never gets the token. */
function SignInForm({ adminEmail }: { readonly adminEmail: string }) {
  const form = useForm({
    mode: "uncontrolled",
    initialValues: { email: adminEmail, password: "" },
    validate: {
      email: (email) => (email.trim() === "" ? "Give your email." : findTypedEmailFault(email)),
      password: (password) => (password === "" ? "Give your password." : null),
    },
  });
  const signIn = useMutation(
    calls.session.signIn.mutationOptions({
      onSuccess: () => {
        forgetSession(); // a member who was signed in before may not have signed out
        return refreshAfter("session");
      },
    }),
  );
  return (
    <Section title="Your account">
      <form
        onSubmit={form.onSubmit(({ email, password }) => signIn.mutate({ email: email.trim(), password }))}
        noValidate
      >
        <Stack gap="md">
          <TextInput
            label="Email"
            type="email"
            autoComplete="username"
            spellCheck={false}
            key={form.key("email")}
            {...form.getInputProps("email")}
          />
          <PasswordInput
            label="Password"
            autoComplete="off"
            visibilityToggleFocusable
            visibilityToggleButtonProps={{ "aria-label": "Show or hide the typed text" }}
            key={form.key("password")}
            {...form.getInputProps("password")}
          />
          <Button type="submit" loading={signIn.isPending}>
            Sign in
          </Button>
          <ErrorNotice error={signIn.error} />
        </Stack>
      </form>
    </Section>
  );
}
