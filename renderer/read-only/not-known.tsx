/** The content of a cell whose value the installation's tables do not hold. */
import { Text } from "@mantine/core";

export const NotKnown = () => (
  <Text span size="sm" c="dimmed">
    Not known
  </Text>
);
