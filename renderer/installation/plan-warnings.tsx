/** The warnings of a plan, which a person confirms by themselves before it is applied. */
import { Alert, Text } from "@mantine/core";
import { WarningIcon } from "../components/icons.js";

export const PlanWarnings = ({ warnings }: { readonly warnings: readonly string[] }) =>
  warnings.map((warning) => (
    <Alert key={warning} role="status" color="red" icon={<WarningIcon />} title="A weak secret">
      <Text size="sm">{warning}</Text>
    </Alert>
  ));
