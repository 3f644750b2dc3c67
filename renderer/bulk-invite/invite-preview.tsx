/** The preview of a bulk invite: what would become of each row. */
import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import type { BulkColumn, BulkPreview } from "../../shared/contract/bulk-invites.js";
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

interface InvitePreviewProps {
  readonly preview: BulkPreview;
  readonly busy: boolean;
  readonly onColumn: (column: BulkColumn, number: string) => void;
  /** The path of the results file on the machine that the console runs on, or empty. */
  readonly out: string;
  readonly onOut: (out: string) => void;
  readonly onInvite: () => void;
}

export function InvitePreview({ preview, busy, onColumn, out, onOut, onInvite }: InvitePreviewProps) {
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
        <TextInput
          label="Results file"
          description="Ends in .csv, .json, or .html for cards to print. A new file on the console's machine that only you can read; left out, it is a CSV in the console's own folder."
          placeholder="/home/you/invited.html"
          value={out}
          onChange={(event) => onOut(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
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
