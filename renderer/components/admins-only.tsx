/** Said in place of a screen to somebody whose role does not reach it. */
import { Alert, Text } from "@mantine/core";
import { InfoIcon } from "./icons.js";

export function AdminsOnly({ what }: { readonly what: string }) {
  return (
    <Alert role="status" color="harbor" icon={<InfoIcon />} title={what}>
      <Text size="sm">Ask an Organization Admin, or sign in as one.</Text>
    </Alert>
  );
}
