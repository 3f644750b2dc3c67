/** The findings of a configuration, the gravest first. */
import { Badge, Code, Group, Stack, Text } from "@mantine/core";
import type { Finding } from "../../shared/contract/configuration.js";
import { gravestFirst, severityWords } from "../components/finding-words.js";

/** `values.yaml:12`, or the file alone where the finding is about something that is not there. */
const showPlace = ({ file, line }: Finding): string => (line === null ? file : `${file}:${line}`);

/** Errors before warnings before notes, otherwise as they came. */
export function FindingsList({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return <Text size="sm">Nothing to remark.</Text>;
  const sorted = gravestFirst(findings);
  return (
    <Stack component="ul" gap={0} className="plain-list rows" aria-label="Findings">
      {sorted.map((finding) => (
        <Stack component="li" gap={4} py="sm" key={`${finding.rule} ${finding.path} ${showPlace(finding)}`}>
          <Group gap="xs" wrap="nowrap" align="flex-start">
            <Badge color={severityWords[finding.severity].color} variant="light" tt="none" flex="none">
              {severityWords[finding.severity].one}
            </Badge>
            <Text size="sm" fw={600} className="breakable">
              {finding.message}
            </Text>
          </Group>
          <Text size="sm">{finding.remedy}</Text>
          <Text size="xs" c="dimmed" className="mono breakable">
            {showPlace(finding)} <Code fz="xs">{finding.path}</Code>
          </Text>
        </Stack>
      ))}
    </Stack>
  );
}
