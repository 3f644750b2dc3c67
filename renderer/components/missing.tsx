/** A notice of what a screen needs before it can be used, with links to where that is given. */
import { Alert, Stack, Text } from "@mantine/core";
import { InfoIcon } from "./icons.js";
import { LinkTo } from "./link-to.js";

interface MissingProps {
  readonly title: string;
  readonly connection: boolean;
  readonly configuration: boolean;
}

/** Names the missing connection, the missing configuration, or both. */
export function Missing({ title, connection, configuration }: MissingProps) {
  return (
    <Alert role="status" color="harbor" icon={<InfoIcon />} title={title}>
      <Stack gap={4}>
        {connection ? (
          <Text size="sm">
            There is no database connection. <LinkTo to="/">Connect to the database</LinkTo>
          </Text>
        ) : null}
        {configuration ? (
          <Text size="sm">
            There is no configuration. <LinkTo to="/">Open the configuration</LinkTo>
          </Text>
        ) : null}
      </Stack>
    </Alert>
  );
}
