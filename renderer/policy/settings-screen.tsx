/** The Settings screen: the initial-password policy, and the members who still have an initial password. */
import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { access } from "../../shared/access.js";
import { ErrorNotice } from "../components/error-notice.js";
import { Loading } from "../components/loading.js";
import { ScreenHeading } from "../components/screen-heading.js";
import { Section } from "../components/section.js";
import { SignedIn, useMay } from "../components/signed-in.js";
import { calls } from "../queries.js";
import { InitialPasswords } from "./initial-passwords.js";
import { PolicyForm } from "./policy-form.js";

/** Every member may see the policy; Organization Admins change it. */
export function SettingsScreen() {
  return (
    <>
      <ScreenHeading title="Settings" about="The settings of the organization." />
      <SignedIn what="the settings">{() => <Settings />}</SignedIn>
    </>
  );
}

function Settings() {
  const maySeePeople = useMay(access.policy.holders);
  const [saved, setSaved] = useState(false);
  const { data, error, isPending, refetch } = useQuery(calls.policy.show.queryOptions());
  if (isPending) return <Loading what="the settings" />;
  if (data === undefined) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <Stack gap="lg">
      <Section title="Initial passwords">
        <PolicyForm state={data} onSaved={() => setSaved(true)} />
        <Text size="sm" c="dimmed" role="status" mih="1.55em">
          {saved ? "Saved." : ""}
        </Text>
      </Section>
      {maySeePeople ? (
        <Section title="Members with an initial password">
          <InitialPasswords />
        </Section>
      ) : null}
    </Stack>
  );
}
