/** The card for the configuration on the Connect screen. */
import { Badge } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../components/error-notice.js";
import { Loading } from "../components/loading.js";
import { Section } from "../components/section.js";
import { calls } from "../queries.js";
import { ConfigurationForm } from "./configuration-form.js";
import { ConfigurationSummary } from "./configuration-summary.js";

/** Shows the opened configuration with its findings, or the form that opens one. */
export function ConfigurationCard() {
  const current = useQuery(calls.configuration.current.queryOptions());
  const configuration = current.data?.configuration ?? null;
  return (
    <Section
      title="Configuration"
      aside={
        configuration === null ? null : (
          <Badge color={configuration.report.verdict === "valid" ? "teal" : "red"} variant="light" tt="none">
            {configuration.report.verdict === "valid" ? "Valid" : "Has errors"}
          </Badge>
        )
      }
    >
      {current.isPending ? (
        <Loading what="the configuration" lines={6} />
      ) : current.isError ? (
        <ErrorNotice error={current.error} onRetry={() => void current.refetch()} />
      ) : configuration === null ? (
        <ConfigurationForm />
      ) : (
        <ConfigurationSummary configuration={configuration} />
      )}
    </Section>
  );
}
