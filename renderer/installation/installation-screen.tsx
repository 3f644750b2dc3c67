/** The Installation screen: shows what the database holds and what the configuration would change, and applies that. */
import { Button, Stack } from "@mantine/core";
import { useIsFetching, useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../components/error-notice.js";
import { Loading } from "../components/loading.js";
import { Missing } from "../components/missing.js";
import { ScreenHeading } from "../components/screen-heading.js";
import { calls, queryClient } from "../queries.js";
import { useApplyRun } from "../state/apply-run.js";
import { ComparisonSection } from "./comparison-section.js";
import { InspectionSection } from "./inspection-section.js";
import { PlanSection } from "./plan-section.js";
import { RunSection } from "./run-section.js";

/** Needs a connection. The plan needs a configuration too. */
export function InstallationScreen() {
  const connection = useQuery(calls.connection.current.queryOptions());
  const configuration = useQuery(calls.configuration.current.queryOptions());
  const connected = connection.data?.connection != null;
  return (
    <>
      <ScreenHeading
        title="Installation"
        about="What the database is, and what the configuration would change."
        actions={connected ? <LookAgain /> : null}
      />
      {connection.isPending || configuration.isPending ? (
        <Loading what="the installation" />
      ) : connection.isError || configuration.isError ? (
        <ErrorNotice error={connection.error ?? configuration.error} />
      ) : connected ? (
        <Installation configured={configuration.data.configuration !== null} />
      ) : (
        <Missing title="Connect first" connection configuration={configuration.data.configuration === null} />
      )}
    </>
  );
}

function Installation({ configured }: { readonly configured: boolean }) {
  const running = useApplyRun(({ run }) => run !== null);
  return (
    <Stack gap="lg">
      {running ? (
        <RunSection />
      ) : configured ? (
        <PlanSection />
      ) : (
        <Missing title="Open a configuration to see what it would change" connection={false} configuration />
      )}
      {configured && !running ? <ComparisonSection /> : null}
      <InspectionSection />
    </Stack>
  );
}

function LookAgain() {
  const key = calls.installation.key();
  const busy = useIsFetching({ queryKey: key }) > 0;
  return (
    <Button variant="default" loading={busy} onClick={() => void queryClient.invalidateQueries({ queryKey: key })}>
      Look again
    </Button>
  );
}
