/** The members of an answer who got no password, with the reason for each. */
import { Badge, Group, Stack, Text } from "@mantine/core";
import type { CredentialResult } from "../../shared/contract/members.js";

const statusWords: Readonly<Record<CredentialResult["status"], { readonly shown: string; readonly color: string }>> = {
  created: { shown: "Created", color: "teal" },
  exists: { shown: "Already there", color: "gray" },
  refused: { shown: "Refused", color: "red" },
  reset: { shown: "Reset", color: "teal" },
};

/** Shows nothing where all of them got one. */
export function OtherResults({ results }: { readonly results: readonly CredentialResult[] }) {
  if (results.length === 0) return null;
  return (
    <Stack component="ul" gap="xs" className="plain-list" aria-label="Without a new password">
      {results.map(({ email, status, reason }) => (
        <Group component="li" key={email} gap="sm" wrap="nowrap" align="flex-start">
          <Badge color={statusWords[status].color} variant="light" tt="none" flex="none">
            {statusWords[status].shown}
          </Badge>
          <Text size="sm" className="breakable">
            {email}
            {reason === undefined ? "" : `: ${reason}`}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
