/** The notice of a failure: what is wrong, what to try, and the code to quote. Every screen shows failures with it. */
import { Alert, Button, Code, Group, Text } from "@mantine/core";
import { linkLostCode, toFailure } from "../failure.js";
import { useLink } from "../state/link.js";
import { BothVersions } from "./both-versions.js";
import { WarningIcon } from "./icons.js";

interface ErrorNoticeProps {
  /** Any thrown value; nothing is shown for null. */
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** Shows nothing for a lost link where the shell already shows its own notice of that. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const lost = useLink((link) => link.lost);
  if (error === null || error === undefined) return null;
  const failure = toFailure(error);
  if (lost && failure.code === linkLostCode) return null;
  return (
    <Alert color="red" icon={<WarningIcon />} title={failure.message} className="breakable">
      <Text size="sm">{failure.remedy}</Text>
      {failure.versions === undefined ? null : <BothVersions versions={failure.versions} />}
      <Group justify="space-between" mt="xs">
        <Code>{failure.code}</Code>
        {onRetry === undefined ? null : (
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
      </Group>
    </Alert>
  );
}
