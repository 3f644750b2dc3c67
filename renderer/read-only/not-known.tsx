/** What stands in a cell whose value the installation's columns do not tell. */
import { Text } from "@mantine/core";

export const NotKnown = () => (
  <Text span size="sm" c="dimmed">
    Not known
  </Text>
);
