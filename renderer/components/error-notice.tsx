/** The one way this window shows a failure: what is wrong, what to try, and the code to quote. */
import { Alert, Button, Code, Group, Text } from "@mantine/core";
import { linkLostCode, toFailure } from "../failure.js";
import { useLink } from "../state/link.js";
import { BothVersions } from "./both-versions.js";
import { WarningIcon } from "./icons.js";

interface ErrorNoticeProps {
  /** Whatever was thrown; null shows nothing. */
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** Says a failure in people's words. Shows nothing for a lost link while the window itself says so. */
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
