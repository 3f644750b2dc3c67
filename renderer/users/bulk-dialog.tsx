/** The dialog that changes many members: the question with exact numbers, the progress, and what was refused. */
import { Button, Group, Modal, Progress, Stack, Table, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type {
  ChangeCounts,
  ChangeOutcome,
  ChangePreview,
  MemberChange,
  WhichMembers,
} from "../../shared/contract/member-changes.js";
import { client, followCall } from "../client.js";
import { ErrorNotice } from "../components/error-notice.js";
import { Loading } from "../components/loading.js";
import { count, showNumber } from "../components/words.js";
import { calls, refreshAfter } from "../queries.js";
import { ChangeFields, type ChangeForm, readChange } from "./change-fields.js";
import { type ChangeKind, changeWords, placementWords } from "./change-words.js";
import { type Selection, whichOf } from "./selection.js";

interface BulkDialogProps {
  /** Null while closed. */
  readonly kind: ChangeKind | null;
  readonly selection: Selection;
  /** `done` is true where a change was started. */
  readonly onClose: (done: boolean) => void;
}

/** Cannot be closed while the change runs. It can be stopped. */
export function BulkDialog({ kind, selection, onClose }: BulkDialogProps) {
  const [run, setRun] = useState<"not-yet" | "running" | "ended">("not-yet");
  const close = (): void => {
    if (run === "running") return;
    setRun("not-yet");
    onClose(run === "ended");
  };
  return (
    <Modal opened={kind !== null} onClose={close} title={kind === null ? "" : changeWords[kind].title} size="lg">
      {kind === null ? null : (
        <BulkForm kind={kind} members={whichOf(selection)} run={run} onRun={setRun} onClose={close} />
      )}
    </Modal>
  );
}

interface BulkFormProps {
  readonly kind: ChangeKind;
  readonly members: WhichMembers;
  readonly run: "not-yet" | "running" | "ended";
  readonly onRun: (run: "running" | "ended") => void;
  readonly onClose: () => void;
}

const none: ChangeCounts = { changed: 0, unchanged: 0, refused: 0, sessionsEnded: 0 };
const mostShown = 200;
const typingPauseMilliseconds = 300;

function BulkForm({ kind, members, run, onRun, onClose }: BulkFormProps) {
  const [form, setForm] = useState<ChangeForm>({ role: "", text: "", workspace: "" });
  const [counts, setCounts] = useState(none);
  const [refusals, setRefusals] = useState<readonly ChangeOutcome[]>([]);
  const [error, setError] = useState<unknown>(null);
  const stopping = useRef(new AbortController());
  const change = readChange(kind, form);
  const [asked] = useDebouncedValue(change?.kind === "changeDomain" ? change : undefined, typingPauseMilliseconds);
  const preview = useQuery({
    ...calls.memberChanges.preview.queryOptions({
      input: { members, change: asked },
    }),
    enabled: run === "not-yet",
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
  const start = async (wanted: MemberChange): Promise<void> => {
    onRun("running");
    stopping.current = new AbortController();
    try {
      const call = client.memberChanges.changeMany({ members, change: wanted }, { signal: stopping.current.signal });
      const result = await followCall(call, (progress) => {
        setCounts(progress);
        const refused = progress.outcomes.filter(({ status }) => status === "refused");
        if (refused.length > 0) setRefusals((before) => [...before, ...refused].slice(0, mostShown));
      });
      setCounts(result);
    } catch (failure) {
      if (!stopping.current.signal.aborted) setError(failure);
    } finally {
      onRun("ended");
      void refreshAfter("members");
    }
  };
  const done = counts.changed + counts.unchanged + counts.refused;
  const total = preview.data?.members ?? 0;
  const placed = change?.kind === "setRole" ? change.inWorkspaces : undefined;
  const domain = preview.data?.domain ?? null;
  /** How many members will change: for a domain, those with an email at it whose new email is free. */
  const meant = kind === "changeDomain" && domain !== null ? domain.moving - domain.taken : total;
  const words = {
    ...changeWords[kind],
    ...(placed === undefined ? {} : placementWords(placed, "every workspace of the former Organization Admins", true)),
  };
  if (run !== "not-yet") {
    return (
      <Stack gap="md">
        <Progress
          value={run === "ended" && error === null ? 100 : total === 0 ? 0 : (100 * done) / total}
          aria-label="How far it is"
        />
        <Text size="sm" role="status">
          {run === "running" ? `${showNumber(done)} of ${showNumber(total)}: ` : ""}
          {showNumber(counts.changed)} changed, {showNumber(counts.unchanged)} already as asked,{" "}
          {showNumber(counts.refused)} refused. {count(counts.sessionsEnded, "session")} ended.
          {stopping.current.signal.aborted ? " It was stopped; what is done stays done." : ""}
        </Text>
        <Refusals refusals={refusals} total={counts.refused} />
        <ErrorNotice error={error} />
        <Group justify="flex-end">
          {run === "running" ? (
            <Button variant="default" onClick={() => stopping.current.abort()}>
              Stop
            </Button>
          ) : (
            <Button onClick={onClose}>Close</Button>
          )}
        </Group>
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      {preview.isPending ? <Loading what="how many it is" lines={2} /> : null}
      <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />
      {preview.data === undefined ? null : (
        <Text size="sm">
          This is for <b>{count(preview.data.members, "member")}</b>, of whom{" "}
          {count(preview.data.admins, "is Organization Admin", "are Organization Admins")}, with{" "}
          {count(preview.data.liveSessions, "live session")}.
          {preview.data.includesYou ? <b> You are among them.</b> : null}
        </Text>
      )}
      <ChangeFields
        kind={kind}
        form={form}
        inWorkspace={false}
        hasAdmins={(preview.data?.admins ?? 0) > 0}
        onChange={setForm}
      />
      {kind === "changeDomain" ? <Moving domain={domain} /> : null}
      {words.lost === "" ? null : (
        <Text size="sm">
          <b>Lost:</b> {words.lost}
        </Text>
      )}
      <Text size="sm">
        <b>Stays:</b> {words.stays}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          Cancel
        </Button>
        <Button
          color={words.safe ? "harbor" : "red"}
          disabled={change === null || meant === 0}
          onClick={() => change !== null && void start(change)}
        >
          {meant === 0 ? words.action : `${words.actionOnMany ?? words.action} ${count(meant, "member")}`}
        </Button>
      </Group>
    </Stack>
  );
}

/** How many emails a change of domain would change, and which are taken, once both domains are typed. */
function Moving({ domain }: { readonly domain: ChangePreview["domain"] }) {
  if (domain === null) return null;
  const { moving, taken, someTaken } = domain;
  return (
    <Text size="sm" role="status" className="breakable">
      <b>{count(moving, "of them has", "of them have")}</b> an email at the present domain.
      {taken === 0
        ? ""
        : ` ${showNumber(taken)} will be refused, because another member has the new email: ${someTaken.join(", ")}${taken > someTaken.length ? ", …" : "."}`}
    </Text>
  );
}

function Refusals({ refusals, total }: { readonly refusals: readonly ChangeOutcome[]; readonly total: number }) {
  if (refusals.length === 0) return null;
  return (
    <div className="scroller">
      <Table aria-label="Refused">
        <Table.Tbody>
          {refusals.map(({ id, email, reason }) => (
            <Table.Tr key={id}>
              <Table.Td className="breakable">{email}</Table.Td>
              <Table.Td>{reason}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {total > refusals.length ? <Text size="sm">And {showNumber(total - refusals.length)} more.</Text> : null}
    </div>
  );
}
