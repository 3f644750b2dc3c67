/** The table of audit rows. A row opens in a dialog that shows all of it. */
import { Badge, Button, Table, Text } from "@mantine/core";
import { showOperation } from "../../shared/audit-operations.js";
import { showSubject } from "../../shared/audit-subject.js";
import type { AuditEntry } from "../../shared/contract/audit.js";
import { LongTable } from "../components/long-table.js";
import { showMoment } from "../components/words.js";
import { showActor, showResult } from "./audit-words.js";

interface AuditTableProps {
  readonly entries: readonly AuditEntry[];
  /** True while the rows are those of an earlier page and another one is loading. */
  readonly stale: boolean;
  readonly onShow: (entry: AuditEntry) => void;
}

export function AuditTable({ entries, stale, onShow }: AuditTableProps) {
  return (
    <LongTable
      label="Audit trail"
      columns={["Time", "Operation", "Result", "By", "On", ""]}
      minWidth="54rem"
      stale={stale}
      asked={entries[0]?.id ?? ""}
      rows={entries}
      keyOf={({ id }) => id}
      cells={(entry) => (
        <>
          <Table.Td className="together" title={entry.time}>
            {showMoment(entry.time)}
          </Table.Td>
          <Table.Td>{showOperation(entry.operation)}</Table.Td>
          <Table.Td>
            <Badge miw="max-content" color={entry.succeeded ? "teal" : "red"} variant="light" tt="none">
              {showResult(entry)}
            </Badge>
          </Table.Td>
          <Table.Td className="breakable" miw="10.5rem">
            {showActor(entry.actor)}
          </Table.Td>
          <Table.Td className="breakable">
            <Text size="sm">{showSubject(entry)}</Text>
          </Table.Td>
          <Table.Td ta="end">
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Details of ${showOperation(entry.operation)}, ${showMoment(entry.time)}`}
              onClick={() => onShow(entry)}
            >
              Details
            </Button>
          </Table.Td>
        </>
      )}
    />
  );
}
