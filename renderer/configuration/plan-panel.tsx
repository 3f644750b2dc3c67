/** The panel with the plan: what the texts in the editor would change in the connected database. */
import { Stack, Text, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ConfigurationFormat } from "../../shared/contract/format.js";
import { client } from "../client.js";
import { ErrorNotice } from "../components/error-notice.js";
import { LinkTo } from "../components/link-to.js";
import { Loading } from "../components/loading.js";
import { Section } from "../components/section.js";
import { failedWith } from "../failure.js";
import { Differences } from "../installation/differences.js";
import { PlanInWords } from "../installation/plan-in-words.js";
import { calls } from "../queries.js";
import { textsOf, useDocuments } from "./documents/documents.js";

/** How long the typing must rest before the database is looked at, which takes longer than a keystroke. */
const rest = 700; // milliseconds

export function PlanPanel({ format }: { readonly format: ConfigurationFormat }) {
  const connection = useQuery(calls.connection.current.queryOptions());
  if (connection.isPending) return null;
  return (
    <Section title="Plan">
      {connection.data?.connection == null ? (
        <Text size="sm" c="dimmed">
          No database is connected. <LinkTo to="/">Connect one</LinkTo> to see here what this configuration would change
          in it.
        </Text>
      ) : (
        <PlanForTexts format={format} />
      )}
    </Section>
  );
}

function PlanForTexts({ format }: { readonly format: ConfigurationFormat }) {
  // The number of edits identifies the texts in the key, because the texts themselves hold secrets.
  const key = useDocuments(({ edits, open }) => `${format} ${edits} ${open.map(({ id }) => id).join(" ")}`);
  const [rested] = useDebouncedValue(key, rest);
  const plan = useQuery({
    queryKey: [...calls.installation.plan.key(), "edited", rested],
    queryFn: () => client.installation.plan({ documents: [...textsOf(format)] }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const comparison = useQuery({
    queryKey: [...calls.installation.compare.key(), "edited", rested],
    queryFn: () => client.installation.compare({ documents: [...textsOf(format)] }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  if (plan.isPending) return <Loading what="the plan" lines={3} />;
  if (failedWith(plan.error, "CONFIGURATION_UNREADABLE", "CONFIGURATION_NOT_VALUES")) {
    return (
      <Text size="sm" c="dimmed">
        There is no plan until the text can be read as a configuration.
      </Text>
    );
  }
  return (
    <Stack gap="sm" className={key === rested && !plan.isPlaceholderData ? "" : "stale"} aria-busy={plan.isFetching}>
      <ErrorNotice error={plan.error} onRetry={() => void plan.refetch()} />
      {plan.data === undefined ? null : <PlanInWords plan={plan.data} />}
      <Title order={3}>What differs</Title>
      {comparison.data === undefined ? (
        <ErrorNotice error={comparison.error} onRetry={() => void comparison.refetch()} />
      ) : (
        <Differences findings={comparison.data.findings} />
      )}
      {plan.data === undefined ? null : (
        <Text size="xs" c="dimmed">
          For the text as it stands here. Apply it on the <LinkTo to="/installation">Installation</LinkTo> screen once
          it is saved and in use.
        </Text>
      )}
    </Stack>
  );
}
