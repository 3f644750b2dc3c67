/** The dialog that exports the audit trail: as a download in a browser, into a chosen file in the desktop app. */
import { Alert, Button, Group, Modal, Radio, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { AuditFilterInput, AuditFormat } from "../../shared/contract/audit.js";
import { client, followCall } from "../client.js";
import { ErrorNotice } from "../components/error-notice.js";
import { DoneIcon } from "../components/icons.js";
import { count } from "../components/words.js";
import { calls } from "../queries.js";
import { download } from "./download.js";

interface ExportDialogProps {
  readonly opened: boolean;
  readonly filter: AuditFilterInput;
  readonly onClose: () => void;
}

interface Run {
  readonly busy: boolean;
  readonly rows: number;
  /** The name or path of the file, once the export is done. */
  readonly file: string | null;
  readonly error: unknown;
}
const idle: Run = { busy: false, rows: 0, file: null, error: null };

const isFormat = (value: string): value is AuditFormat => ["csv", "jsonl", "ocsf"].includes(value);

/** Exports the rows that pass the filters, the oldest first. The dialog cannot be closed while it does. */
export function ExportDialog({ opened, filter, onClose }: ExportDialogProps) {
  const door = useQuery({ ...calls.door.describe.queryOptions(), staleTime: Number.POSITIVE_INFINITY });
  const [format, setFormat] = useState<AuditFormat>("csv");
  const [run, setRun] = useState<Run>(idle);
  const close = (): void => {
    if (run.busy) return;
    setRun(idle);
    onClose();
  };
  const start = async (): Promise<void> => {
    setRun({ ...idle, busy: true });
    const onRows = (rows: number): void => setRun({ ...idle, busy: true, rows });
    const save = door.data?.canSaveFiles ? saveThroughDoor : download;
    try {
      const saved = await save({ filter, format }, onRows);
      setRun({ ...idle, ...saved });
    } catch (error) {
      setRun({ ...idle, error });
    }
  };
  const filtered = JSON.stringify(filter) !== "{}";
  return (
    <Modal opened={opened} onClose={close} title="Export the audit trail">
      <Stack gap="md">
        <Text size="sm">{filtered ? "What the filters leave, oldest first." : "All of it, oldest first."}</Text>
        <Radio.Group label="Format" value={format} onChange={(value) => isFormat(value) && setFormat(value)}>
          <Stack gap="xs" mt="xs">
            <Radio value="csv" label="CSV" description="For a spreadsheet; no cell is taken for a formula" />
            <Radio
              value="jsonl"
              label="JSON lines"
              description="Everything that a row records, with its position in the chain"
            />
            <Radio value="ocsf" label="OCSF 1.3.0" description="Events as JSON lines, for a SIEM" />
          </Stack>
        </Radio.Group>
        {run.busy ? (
          <Text role="status" size="sm" c="dimmed">
            {count(run.rows, "row")} so far…
          </Text>
        ) : null}
        {run.file === null ? null : (
          <Alert role="status" color="teal" icon={<DoneIcon />} title={`${count(run.rows, "row")} exported`}>
            <Text size="sm" className="breakable">
              {run.file}
            </Text>
          </Alert>
        )}
        <ErrorNotice error={run.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close} disabled={run.busy}>
            Close
          </Button>
          <Button onClick={() => void start()} loading={run.busy} disabled={door.data === undefined}>
            Export
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

type Save = typeof download;

/** The desktop window refuses every download, so its console asks for a file and writes it. */
const saveThroughDoor: Save = (request, onRows) =>
  followCall(client.audit.exportToFile(request), ({ rows }) => onRows(rows));
