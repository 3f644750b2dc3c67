/** The steps of a plan, in the order in which they are taken. */
import { List, Text } from "@mantine/core";
import type { PlanStep } from "../../shared/contract/installation.js";

/** Shows each step with what it does. */
export function StepsList({ steps }: { readonly steps: readonly PlanStep[] }) {
  return (
    <List type="ordered" spacing="xs" size="sm" aria-label="Steps">
      {steps.map(({ id, title, detail }) => (
        <List.Item key={id}>
          <Text size="sm" fw={600} component="span">
            {title}
          </Text>
          <Text size="sm" c="dimmed">
            {detail}
          </Text>
        </List.Item>
      ))}
    </List>
  );
}
