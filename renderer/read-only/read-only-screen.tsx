/** The screen that shows the members, workspaces and roles of an installation that Gatehouse did not make. */
import { Alert, Stack, Tabs, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../components/error-notice.js";
import { InfoIcon } from "../components/icons.js";
import { LinkTo } from "../components/link-to.js";
import { Loading } from "../components/loading.js";
import { Missing } from "../components/missing.js";
import { ScreenHeading } from "../components/screen-heading.js";
import { calls } from "../queries.js";
import { ForeignMembers } from "./foreign-members.js";
import { ForeignRoles } from "./foreign-roles.js";
import { ForeignWorkspaces } from "./foreign-workspaces.js";

/** Needs a connection to such an installation, and no session. Nothing can be changed. */
export function ReadOnlyScreen() {
  const connection = useQuery(calls.connection.current.queryOptions());
  const connected = connection.data?.connection != null;
  return (
    <>
      <ScreenHeading
        title="Read-only installation"
        about="Gatehouse did not make this installation: it is looked at and never written to."
      />
      {connection.isPending ? (
        <Loading what="the installation" />
      ) : connection.isError ? (
        <ErrorNotice error={connection.error} />
      ) : connected ? (
        <ReadOnlyInstallation />
      ) : (
        <Missing title="Connect first" connection configuration={false} />
      )}
    </>
  );
}

function ReadOnlyInstallation() {
  const { data, error, isPending, refetch } = useQuery(calls.foreign.describe.queryOptions());
  if (isPending) return <Loading what="the installation" />;
  if (data === undefined) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data.readable) {
    return (
      <Alert role="status" color="harbor" icon={<InfoIcon />} title="There is no such installation here">
        <Text size="sm">
          Schema {data.schema} is empty, Gatehouse made it, or it holds something else.{" "}
          <LinkTo to="/installation">See what it is</LinkTo>
        </Text>
      </Alert>
    );
  }
  return (
    <Stack gap="md">
      <Tabs defaultValue="members" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="members">Members</Tabs.Tab>
          <Tabs.Tab value="workspaces">Workspaces</Tabs.Tab>
          <Tabs.Tab value="roles">Roles</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="members">
          <ForeignMembers />
        </Tabs.Panel>
        <Tabs.Panel value="workspaces">
          <ForeignWorkspaces />
        </Tabs.Panel>
        <Tabs.Panel value="roles">
          <ForeignRoles />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
