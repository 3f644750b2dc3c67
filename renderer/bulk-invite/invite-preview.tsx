/** The preview of a bulk invite: what would become of each row. */
import { Button, Group, NativeSelect, Stack, Text } from "@mantine/core";
import {
  type BulkColumn,
  type BulkPreview,
  type ResultFormat,
  resultFormats,
} from "../../shared/contract/bulk-invites.js";
import { Section } from "../components/section.js";
import { count, showNumber } from "../components/words.js";
import { ColumnChoice } from "../table-source/column-choice.js";
import { VerdictRows } from "../table-source/verdict-rows.js";
import { columnLabels } from "./request.js";

const verdicts = {
  refused: { color: "red", shown: "Refused" },
  exists: { color: "gray", shown: "Already here" },
  invite: { color: "teal", shown: "Invite" },
} as const satisfies Record<BulkPreview["rows"][number]["verdict"], { readonly color: string; readonly shown: string }>;

const formats = [
  { value: "csv", label: "A table (CSV)" },
  { value: "json", label: "JSON" },
  { value: "html", label: "Cards to print (HTML)" },
] as const satisfies readonly { readonly value: ResultFormat; readonly label: string }[];

interface InvitePreviewProps {
  readonly preview: BulkPreview;
  readonly busy: boolean;
  readonly onColumn: (column: BulkColumn, number: string) => void;
  readonly format: ResultFormat;
  readonly onFormat: (format: ResultFormat) => void;
  readonly onInvite: () => void;
}

export function InvitePreview({ preview, busy, onColumn, format, onFormat, onInvite }: InvitePreviewProps) {
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
        <VerdictRows rows={preview.rows} verdicts={verdicts} stale={busy} />
        <NativeSelect
          label="Results file"
          description="A new file with the initial passwords, in Gatehouse's own folder on the console's machine, that only its user can read."
          data={formats}
          value={format}
          onChange={({ currentTarget: { value } }) => onFormat(resultFormats.find((known) => known === value) ?? "csv")}
        />
        <Group>
          <Button disabled={people === 0 || busy} onClick={onInvite}>
            Invite {count(people, "person", "people")}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}
