/** The verdict on a configuration: the login it asks for, whether it is valid, and what the chart would do. */
import { Badge, Group } from "@mantine/core";
import type { ConfigurationReport } from "../../../shared/contract/configuration.js";
import { modeWords } from "../../components/finding-words.js";

/** What the chart would do is left out for a compose `.env`, which no chart reads. */
export function Verdict({ report }: { readonly report: ConfigurationReport }) {
  const valid = report.verdict === "valid";
  return (
    <Group gap={6} role="group" aria-label="Verdict">
      <Badge color={valid ? "teal" : "red"} variant="light" tt="none">
        {valid ? "Valid" : "Has errors"}
      </Badge>
      {report.chart === "n/a" ? null : (
        <Badge color={report.chart === "accepts" ? "teal" : "red"} variant="light" tt="none">
          {report.chart === "accepts" ? "Chart accepts it" : "Chart rejects it"}
        </Badge>
      )}
      <Badge color={report.mode === null ? "yellow" : "gray"} variant="light" tt="none">
        {report.mode === null ? "No clear login" : modeWords[report.mode]}
      </Badge>
    </Group>
  );
}
