/** The changes by a table that are under way or have ended: their progress, and the rows that were refused, with reasons. */
import { Button, Group, Progress, Stack, Table, Text } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { BulkChangeProgress, BulkChangeRequest } from "../../shared/contract/bulk-changes.js";
import { client, followCall } from "../client.js";
import { ErrorNotice } from "../components/error-notice.js";
import { Rows } from "../components/rows.js";
import { Section } from "../components/section.js";
import { showNumber } from "../components/words.js";
import { refreshAfter } from "../queries.js";

type Outcomes = BulkChangeProgress["outcomes"];
type Counts = Omit<BulkChangeProgress, "outcomes">;

const none: Counts = { changed: 0, unchanged: 0, refused: 0, sessionsEnded: 0, of: 0 };
const mostShown = 200;

/** Starts the changes when it is first rendered. Leaving the screen stops them after the batch that is under way. */
export function ChangesRun({ request, onDone }: { readonly request: BulkChangeRequest; readonly onDone: () => void }) {
  const [counts, setCounts] = useState(none);
  const [refusals, setRefusals] = useState<Outcomes>([]);
  const [running, setRunning] = useState(true);
  const [error, setError] = useState<unknown>(null);
  const stopping = useRef(new AbortController());
  useEffect(() => {
    const stop = new AbortController();
    stopping.current = stop;
    // Deferred, because in development React runs an effect, undoes it and runs it again: the first must start nothing.
    const start = setTimeout(() => {
      // An abort stops the changes between two batches.
      void followCall(client.bulkChanges.run(request, { signal: stop.signal }), (progress) => {
        setCounts(progress);
        const refused = progress.outcomes.filter(({ status }) => status === "refused");
        if (refused.length > 0) setRefusals((before) => [...before, ...refused].slice(0, mostShown));
      })
        .then(setCounts)
        .catch((failure: unknown) => {
          if (!stop.signal.aborted) setError(failure);
        })
        .finally(() => {
          setRunning(false);
          void refreshAfter("members");
        });
    });
    return () => {
      clearTimeout(start);
      stop.abort();
    };
  }, [request]);
  const { changed, unchanged, refused, of } = counts;
  const done = changed + unchanged + refused;
  return (
    <Section title={running ? "Changing" : "Changed"}>
      <Stack gap="md">
        <Progress value={of === 0 ? 0 : (100 * done) / of} aria-label="How far it is" />
        <Text size="sm" role="status">
          {running ? `${showNumber(done)} of ${showNumber(of)}: ` : ""}
          {showNumber(changed)} changed, {showNumber(unchanged)} already as asked, {showNumber(refused)} refused.
          {running ? " Going to another screen stops it after the batch at hand." : ""}
          {stopping.current.signal.aborted ? " It was stopped; what is done stays done." : ""}
        </Text>
        {refusals.length === 0 ? null : (
          <Rows label="Refused" columns={["Line", "Email", "Reason"]}>
            {refusals.map(({ line, email, reason }) => (
              <Table.Tr key={`${line} ${email}`}>
                <Table.Td>{line}</Table.Td>
                <Table.Td className="breakable">{email}</Table.Td>
                <Table.Td>{reason}</Table.Td>
              </Table.Tr>
            ))}
          </Rows>
        )}
        {refused > refusals.length ? <Text size="sm">And {showNumber(refused - refusals.length)} more.</Text> : null}
        <ErrorNotice error={error} />
        <Group>
          {running ? (
            <Button variant="default" onClick={() => stopping.current.abort()}>
              Stop
            </Button>
          ) : (
            <Button onClick={onDone}>Change more</Button>
          )}
        </Group>
      </Stack>
    </Section>
  );
}
