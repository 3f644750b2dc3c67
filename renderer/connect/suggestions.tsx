/** The databases that the environment or the configuration names, with a button for each. */
import { Button, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { calls } from "../queries.js";
import type { ConnectChoice } from "./connect-choice.js";

interface SuggestionsProps {
  readonly busy: boolean;
  readonly onChoose: (choice: ConnectChoice) => void;
}

/** Shows nothing where none is suggested. */
export function Suggestions({ busy, onChoose }: SuggestionsProps) {
  const { data } = useQuery(calls.connection.suggestions.queryOptions());
  const suggestions = [
    { by: "environment", target: data?.environment ?? null, label: "Connect with GATEHOUSE_DATABASE_URL" },
    { by: "configuration", target: data?.configuration ?? null, label: "Connect as the configuration says" },
  ] as const;
  return suggestions
    .filter(({ target }) => target !== null)
    .map(({ by, target, label }) => (
      <Stack key={by} gap={4}>
        <Button variant="light" disabled={busy} onClick={() => onChoose({ by })}>
          {label}
        </Button>
        <Text size="xs" c="dimmed" className="mono breakable" ta="center">
          {target}
        </Text>
      </Stack>
    ));
}
