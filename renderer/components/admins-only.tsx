/** A notice in place of a screen that the member's role does not allow. */
import { Alert, Text } from "@mantine/core";
import { InfoIcon } from "./icons.js";

/** `what` says whom the screen is for. */
export function AdminsOnly({ what }: { readonly what: string }) {
  return (
    <Alert role="status" color="harbor" icon={<InfoIcon />} title={what}>
      <Text size="sm">Ask an Organization Admin, or sign in as one.</Text>
    </Alert>
  );
}
