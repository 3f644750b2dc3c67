/** Says that Organization Admins apply plans on an installation with login, and what to do where nobody can sign in. */
import { Alert, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { InfoIcon } from "../components/icons.js";
import { LinkTo } from "../components/link-to.js";
import { calls } from "../queries.js";

/** The command names the open configuration's files. */
export function AdminsApply() {
  const { data } = useQuery(calls.configuration.current.queryOptions());
  const files = data?.configuration?.files.map(({ path }) => (/\s/.test(path) ? JSON.stringify(path) : path)) ?? [
    "FILE",
  ];
  return (
    <Alert role="status" color="harbor" icon={<InfoIcon />} title="Organization Admins apply this">
      <Stack gap="xs">
        <Text size="sm">
          People sign in to this installation, so a window changes it for an Organization Admin only.{" "}
          <LinkTo to="/sign-in">Sign in</LinkTo> with the configuration that it runs with; the session goes on when you
          open another one.
        </Text>
        <Text size="sm">Where nobody can sign in, run this on the command line:</Text>
        <Text size="sm" className="mono breakable">
          gatehouse apply --config {files.join(" ")}
        </Text>
      </Stack>
    </Alert>
  );
}
