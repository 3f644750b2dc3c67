/** The dialog that shows one audit row in full. */
import { Code, Modal, Stack, Table, Text, Title } from "@mantine/core";
import { showOperation } from "../../shared/audit-operations.js";
import type { AuditEntry } from "../../shared/contract/audit.js";
import { showRole } from "../../shared/roles.js";
import { Facts } from "../components/facts.js";
import { showActor, showResult, showValue } from "./audit-words.js";

interface EntryDialogProps {
  /** Null while closed. */
  readonly entry: AuditEntry | null;
  readonly onClose: () => void;
}

export function EntryDialog({ entry, onClose }: EntryDialogProps) {
  return (
    <Modal
      opened={entry !== null}
      onClose={onClose}
      title={entry === null ? "" : showOperation(entry.operation)}
      size="lg"
    >
      {entry === null ? null : <Everything entry={entry} />}
    </Modal>
  );
}

function Everything({ entry }: { readonly entry: AuditEntry }) {
  const { actor, subject, details, before, after } = entry;
  const facts = [
    { name: "Time", value: entry.time },
    { name: "Operation", value: <Code>{entry.operation}</Code> },
    { name: "Result", value: showResult(entry) },
    { name: "By", value: showActor(actor) },
    { name: "As", value: actor.role === null ? null : showRole(actor.role) },
    { name: "On", value: subject?.email ?? null },
    { name: "On the id", value: subject?.id ?? null },
    { name: "Workspace", value: entry.workspaceId },
    ...Object.entries(details).map(([name, value]) => ({ name: spaced(name), value: showValue(value) })),
    { name: "Place in the chain", value: entry.sequence ?? "none: this row was never linked" },
    { name: "Hash", value: entry.hash === null ? null : <Code className="breakable">{entry.hash}</Code> },
  ];
  return (
    <Stack gap="lg">
      <Facts facts={facts} />
      {before === null && after === null ? null : <BeforeAndAfter before={before ?? {}} after={after ?? {}} />}
    </Stack>
  );
}

interface Change {
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

function BeforeAndAfter({ before, after }: Change) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return (
    <div>
      <Title order={3} mb="xs">
        Before and after
      </Title>
      <Table aria-label="Before and after" withTableBorder className="breakable">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Field</Table.Th>
            <Table.Th scope="col">Before</Table.Th>
            <Table.Th scope="col">After</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {names.map((name) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{spaced(name)}</Table.Th>
              <Table.Td>{name in before ? showValue(before[name]) : <Nothing />}</Table.Td>
              <Table.Td>{name in after ? showValue(after[name]) : <Nothing />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

const Nothing = () => (
  <Text span size="sm" c="dimmed">
    —
  </Text>
);

/** A field's name for people: `sessionsEnded` and `sessions_ended` become "Sessions ended". */
function spaced(name: string): string {
  const words = name
    .replaceAll("_", " ")
    .replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
