/** The verdict on a configuration: the login it asks for, whether it is valid, and what the chart would do. */
import { Badge, Group } from "@mantine/core";
import type { ConfigurationReport } from "../../../shared/contract/configuration.js";
import { modeWords } from "../../components/finding-words.js";

const chartColors = { accepts: "teal", rejects: "red", unknown: "yellow" } as const;

const chartTitle = ({ chosen, reason }: ConfigurationReport["chart"]): string =>
  [chosen, reason].filter((text) => text !== null).join(" ");

/** What the chart would do is left out for a compose `.env`, which no chart reads. */
export function Verdict({ report }: { readonly report: ConfigurationReport }) {
  const valid = report.verdict === "valid";
  return (
    <Group gap={6} role="group" aria-label="Verdict">
      <Badge color={valid ? "teal" : "red"} variant="light" tt="none">
        {valid ? "Valid" : "Has errors"}
      </Badge>
      {report.chart.verdict === "n/a" ? null : (
        <Badge color={chartColors[report.chart.verdict]} variant="light" tt="none" title={chartTitle(report.chart)}>
          {report.chart.verdict === "unknown"
            ? "Chart not known"
            : `Chart ${report.chart.version} ${report.chart.verdict} it`}
        </Badge>
      )}
      <Badge color={report.mode === null ? "yellow" : "gray"} variant="light" tt="none">
        {report.mode === null ? "No clear login" : modeWords[report.mode]}
      </Badge>
    </Group>
  );
}
