/** The check of the audit chain: its progress and its verdict. */
import { Alert, Code, List, Text } from "@mantine/core";
import { useCallback, useState } from "react";
import type { AuditProgress, AuditVerdict } from "../../shared/contract/audit.js";
import { client, followCall } from "../client.js";
import { ErrorNotice } from "../components/error-notice.js";
import { DoneIcon, WarningIcon } from "../components/icons.js";
import { count, showNumber } from "../components/words.js";
import { showFault } from "./audit-words.js";

export interface Verification {
  readonly running: boolean;
  readonly progress: AuditProgress | null;
  readonly verdict: AuditVerdict | null;
  readonly error: unknown;
  readonly start: () => void;
  readonly clear: () => void;
}

type State = Pick<Verification, "running" | "progress" | "verdict" | "error">;
const idle: State = { running: false, progress: null, verdict: null, error: null };

/** The state of a check of the whole trail, and the functions that start and clear it. */
export function useVerification(): Verification {
  const [state, setState] = useState<State>(idle);
  const run = useCallback(async (): Promise<void> => {
    setState({ ...idle, running: true });
    try {
      const verdict = await followCall(client.audit.verify({}), (progress) =>
        setState({ ...idle, running: true, progress }),
      );
      setState({ ...idle, verdict });
    } catch (error) {
      setState({ ...idle, error });
    }
  }, []);
  return { ...state, start: () => void run(), clear: () => setState(idle) };
}

export function VerifySection({ verification }: { readonly verification: Verification }) {
  const { running, progress, verdict, error, start, clear } = verification;
  if (running) {
    return (
      <Text role="status" size="sm" c="dimmed">
        Checking{progress === null ? "…" : ` ${showNumber(progress.checked)} of ${count(progress.total, "row")}…`}
      </Text>
    );
  }
  if (verdict === null) return <ErrorNotice error={error} onRetry={start} />;
  const { intact, checked, head, faults, faultCount } = verdict;
  return (
    <Alert
      role="status"
      color={intact ? "teal" : "red"}
      icon={intact ? <DoneIcon /> : <WarningIcon />}
      title={
        intact
          ? `Intact: ${count(checked, "row")}, each as it was linked`
          : `Not intact: ${count(faultCount, "fault")} found`
      }
      withCloseButton
      closeButtonLabel="Dismiss"
      onClose={clear}
      className="breakable"
    >
      {intact ? null : (
        <List size="sm" mb="xs" className="scroller">
          {faults.map((fault) => (
            <List.Item key={`${fault.kind} ${fault.sequence} ${fault.auditId} ${fault.name}`}>
              {showFault(fault)}
            </List.Item>
          ))}
        </List>
      )}
      {faultCount > faults.length ? (
        <Text size="sm">And {count(faultCount - faults.length, "more fault")}.</Text>
      ) : null}
      <Text size="sm">
        Head: <Code>{`${head.sequence}:${head.hash}`}</Code>. Note it elsewhere: with gatehouse audit verify --anchor a
        later check shows that everything up to here is still the same.
      </Text>
    </Alert>
  );
}
