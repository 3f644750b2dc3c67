/** What would become of every row, before anything happens. */
import { Badge, Button, Group, Stack, Table, Text } from "@mantine/core";
import { useState } from "react";
import type {
  BulkChangeColumn,
  BulkChangePreview,
  BulkChangeRequest,
  BulkChangeRow,
} from "../../shared/contract/bulk-changes.js";
import { ColumnChoice } from "../components/column-choice.js";
import { Rows } from "../components/rows.js";
import { Section } from "../components/section.js";
import { count, showNumber } from "../components/words.js";
import { changeWords } from "../users/change-words.js";
import { kinds } from "./request.js";

const verdicts = {
  refused: { color: "red", shown: "Refused" },
  unchanged: { color: "gray", shown: "No change" },
  change: { color: "teal", shown: "Change" },
} as const satisfies Record<BulkChangeRow["verdict"], { readonly color: string; readonly shown: string }>;

const order = Object.keys(verdicts);
/** A window of rows at a time keeps a table of a hundred thousand fluent. */
const step = 100;

interface ChangesPreviewProps {
  readonly what: BulkChangeRequest["what"];
  readonly preview: BulkChangePreview;
  readonly busy: boolean;
  readonly onColumn: (column: BulkChangeColumn, place: string) => void;
  readonly onChange: () => void;
}

export function ChangesPreview({ what, preview, busy, onColumn, onChange }: ChangesPreviewProps) {
  const [shown, setShown] = useState(step);
  const { counts, rows, header } = preview;
  const isRename = what === "rename"; // of emails the present one is the first column
  const { lost, stays } = changeWords[what];
  const sorted = rows.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict) || a.line - b.line);
  return (
    <Section title="Preview">
      <Stack gap="md">
        <Text size="sm" role="status">
          {count(counts.change, "member")} would be changed; {count(counts.unchanged, "row")} would change nothing,{" "}
          {showNumber(counts.refused)} refused. Read as {preview.encoding.toUpperCase()}.
        </Text>
        {header === null ? null : (
          <ColumnChoice<BulkChangeColumn>
            labels={kinds[what].labels}
            header={header}
            columns={preview.columns}
            onColumn={onColumn}
          />
        )}
        <Rows
          label="Rows"
          columns={["Line", "Email", ...(isRename ? ["Now"] : []), "New", "Verdict", "Reason"]}
          stale={busy}
        >
          {sorted.slice(0, shown).map(({ line, email, before, after, verdict, reason }) => (
            <Table.Tr key={`${line} ${email} ${reason ?? ""}`}>
              <Table.Td>{line}</Table.Td>
              <Table.Td className="breakable">{email}</Table.Td>
              {isRename ? <Table.Td className="breakable">{before ?? ""}</Table.Td> : null}
              <Table.Td className="breakable">{after ?? ""}</Table.Td>
              <Table.Td>
                <Badge color={verdicts[verdict].color} variant="light" tt="none" miw="max-content">
                  {verdicts[verdict].shown}
                </Badge>
              </Table.Td>
              <Table.Td className="breakable">{reason ?? ""}</Table.Td>
            </Table.Tr>
          ))}
        </Rows>
        {sorted.length > shown ? (
          <Group>
            <Button variant="default" onClick={() => setShown(shown + step)}>
              Show more ({showNumber(sorted.length - shown)} left)
            </Button>
          </Group>
        ) : null}
        {lost === "" ? null : (
          <Text size="sm">
            <b>Lost:</b> {lost}
          </Text>
        )}
        <Text size="sm">
          <b>Stays:</b> {stays}
        </Text>
        <Group>
          <Button disabled={counts.change === 0 || busy} onClick={onChange}>
            Change {count(counts.change, "member")}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}
