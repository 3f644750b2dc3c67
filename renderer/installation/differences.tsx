/** The list of what differs between a configuration and the installation. */
import { Badge, Group, Text } from "@mantine/core";
import { nameOf } from "../../shared/configuration-format.js";
import type { Finding } from "../../shared/contract/configuration.js";
import { gravestFirst, severityWords } from "../components/finding-words.js";

/** Lists the gravest differences first, or says that there are none. */
export function Differences({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        The configuration and the installation agree.
      </Text>
    );
  }
  const sorted = gravestFirst(findings);
  return (
    <ul className="plain-list rows" aria-label="Differences">
      {sorted.map((finding) => (
        <Difference key={`${finding.rule} ${finding.message}`} finding={finding} />
      ))}
    </ul>
  );
}

function Difference({ finding: { severity, message, remedy, file, line, path } }: { readonly finding: Finding }) {
  const { one, color } = severityWords[severity];
  return (
    <Group component="li" gap="sm" py="sm" align="flex-start" wrap="nowrap">
      <Badge color={color} variant="light" tt="none" flex="0 0 auto">
        {one}
      </Badge>
      <div>
        <Text size="sm" fw={600} lh={1.35} className="breakable">
          {message}
        </Text>
        <Text size="sm" mt={4} lh={1.35}>
          {remedy}
        </Text>
        {line === null ? null : (
          <Text size="xs" c="dimmed" mt={4} className="mono breakable">
            {nameOf(file)}:{line}
            {path === "" ? "" : ` · ${path}`}
          </Text>
        )}
      </div>
    </Group>
  );
}
