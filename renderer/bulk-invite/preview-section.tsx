/** What would become of every row, before anything happens. */
import { Badge, Button, Group, Stack, Table, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { BulkColumn, BulkPreview } from "../../shared/contract/bulk-invites.js";
import { ColumnChoice } from "../components/column-choice.js";
import { Rows } from "../components/rows.js";
import { Section } from "../components/section.js";
import { count, showNumber } from "../components/words.js";
import { columnLabels } from "./request.js";

type Row = BulkPreview["rows"][number];

const verdicts = {
  refused: { color: "red", shown: "Refused" },
  exists: { color: "gray", shown: "Already here" },
  invite: { color: "teal", shown: "Invite" },
} as const satisfies Record<Row["verdict"], { readonly color: string; readonly shown: string }>;

const order = Object.keys(verdicts);
/** A window of rows at a time keeps a table of a hundred thousand fluent. */
const step = 100;

interface PreviewSectionProps {
  readonly preview: BulkPreview;
  readonly busy: boolean;
  readonly onColumn: (column: BulkColumn, place: string) => void;
  /** `out` is a path on the console's machine, or empty. */
  readonly onInvite: (out: string) => void;
}

export function PreviewSection({ preview, busy, onColumn, onInvite }: PreviewSectionProps) {
  const [out, setOut] = useState("");
  const { counts, people } = preview;
  return (
    <Section title="Preview">
      <Stack gap="md">
        <Text size="sm" role="status">
          {count(people, "person", "people")} would be invited by {count(counts.invite, "row")};{" "}
          {showNumber(counts.exists)} already here, {showNumber(counts.refused)} refused. Read as{" "}
          {preview.encoding.toUpperCase()}.
        </Text>
        {preview.header === null ? null : (
          <ColumnChoice labels={columnLabels} header={preview.header} columns={preview.columns} onColumn={onColumn} />
        )}
        <VerdictRows rows={preview.rows} stale={busy} />
        <TextInput
          label="Results file"
          description="Ends in .csv, .json, or .html for cards to print. A new file on the console's machine that only you can read; left out, it is a CSV in the console's own folder."
          placeholder="/home/you/invited.html"
          value={out}
          onChange={(event) => setOut(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
        />
        <Group>
          <Button disabled={people === 0 || busy} onClick={() => onInvite(out.trim())}>
            Invite {count(people, "person", "people")}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}

/** What needs a look comes first. */
function VerdictRows({ rows, stale }: { readonly rows: readonly Row[]; readonly stale: boolean }) {
  const [shown, setShown] = useState(step);
  const sorted = rows.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict) || a.line - b.line);
  return (
    <Stack gap="xs">
      <Rows label="Rows" columns={["Line", "Email", "Verdict", "Reason"]} stale={stale}>
        {sorted.slice(0, shown).map(({ line, email, verdict, reason }) => (
          <Table.Tr key={`${line} ${email} ${reason ?? ""}`}>
            <Table.Td>{line}</Table.Td>
            <Table.Td className="breakable">{email}</Table.Td>
            <Table.Td>
              <Badge color={verdicts[verdict].color} variant="light" tt="none">
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
    </Stack>
  );
}
