/** The bulk invite that is under way or has ended. */
import { Alert, Button, Group, Progress, Stack, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { BulkResult } from "../../shared/contract/bulk-invites.js";
import { ErrorNotice } from "../components/error-notice.js";
import { Facts } from "../components/facts.js";
import { DoneIcon } from "../components/icons.js";
import { Section } from "../components/section.js";
import { count, showNumber } from "../components/words.js";
import { calls } from "../queries.js";
import { type BulkRun, clearBulkRun } from "../state/bulk-run.js";
import { cancelBulkInvite, downloadResults } from "./run.js";

const titles = { running: "Inviting", done: "Invited", failed: "Not everybody was invited" } as const;

interface RunSectionProps {
  readonly run: BulkRun;
  /** Called when the run was dismissed. `invited` is false after a failure, where the table is to be tried again. */
  readonly onDismiss: (invited: boolean) => void;
}

/** Stays in sight until it is dismissed. */
export function RunSection({ run, onDismiss }: RunSectionProps) {
  return (
    <Section title={titles[run.status]}>
      <Stack gap="md">
        {run.status === "running" ? <Running run={run} /> : null}
        {run.status === "done" ? <Done result={run.result} /> : null}
        {run.status === "failed" ? <ErrorNotice error={run.error} /> : null}
        {run.status === "running" ? null : (
          <Group>
            <Button
              variant="default"
              onClick={() => {
                clearBulkRun();
                onDismiss(run.status === "done");
              }}
            >
              {run.status === "done" ? "Invite more" : "Back to the table"}
            </Button>
          </Group>
        )}
      </Stack>
    </Section>
  );
}

function Running({ run }: { readonly run: Extract<BulkRun, { status: "running" }> }) {
  const cancel = useMutation({ mutationFn: cancelBulkInvite });
  const { done, of } = run.progress ?? { done: 0, of: 0 };
  return (
    <>
      <Progress value={of === 0 ? 0 : (done / of) * 100} aria-label="People invited so far" />
      <Text size="sm" role="status">
        {of === 0
          ? "Reading the table…"
          : `${showNumber(done)} of ${count(of, "person", "people")}. Passwords are on disk before anybody is invited.`}
      </Text>
      <ErrorNotice error={cancel.error} />
      <Group>
        <Button variant="default" loading={run.cancelling} onClick={() => cancel.mutate()}>
          Cancel after this batch
        </Button>
      </Group>
    </>
  );
}

function Done({ result }: { readonly result: BulkResult }) {
  const { counts, cancelled, file } = result;
  const door = useQuery({ ...calls.door.describe.queryOptions(), staleTime: Number.POSITIVE_INFINITY });
  const download = useMutation({ mutationFn: downloadResults });
  return (
    <>
      <Alert
        role="status"
        color={cancelled ? "yellow" : "teal"}
        icon={<DoneIcon />}
        title={cancelled ? "Cancelled" : "Done"}
      >
        <Text size="sm">
          {count(counts.created, "person", "people")} invited.{" "}
          {file === null
            ? "Nobody got a password."
            : "Hand the passwords over by a way other than the email address's, then delete the file."}
        </Text>
      </Alert>
      <Facts
        facts={[
          { name: "Results file", value: file === null ? null : <span className="mono">{file}</span> },
          { name: "Already here", value: count(counts.exists, "row") },
          { name: "Refused", value: count(counts.refused, "row") },
          { name: "Not reached", value: cancelled ? count(counts.notReached, "row") : null },
        ]}
      />
      <ErrorNotice error={download.error} />
      {file !== null && door.data?.door === "browser" ? (
        <Group>
          <Button loading={download.isPending} onClick={() => download.mutate(file)}>
            Download the results
          </Button>
        </Group>
      ) : null}
    </>
  );
}
