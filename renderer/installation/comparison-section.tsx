/** The section that compares the configuration with the installation and its server. */
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../components/error-notice.js";
import { Loading } from "../components/loading.js";
import { Section } from "../components/section.js";
import { calls } from "../queries.js";
import { Differences } from "./differences.js";

/** Compares anew whenever it is shown. */
export function ComparisonSection() {
  const comparison = useQuery(calls.installation.compare.queryOptions());
  return (
    <Section title="What differs">
      {comparison.isPending ? (
        <Loading what="what differs" />
      ) : comparison.isError ? (
        <ErrorNotice error={comparison.error} onRetry={() => void comparison.refetch()} />
      ) : (
        <Differences findings={comparison.data.findings} />
      )}
    </Section>
  );
}
