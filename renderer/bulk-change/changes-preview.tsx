/** The preview of changes by a table: what would become of each row. */
import { Button, Group, Stack, Text } from "@mantine/core";
import type {
  BulkChangeColumn,
  BulkChangePreview,
  BulkChangeRequest,
  BulkChangeRow,
} from "../../shared/contract/bulk-changes.js";
import { Section } from "../components/section.js";
import { count, showNumber } from "../components/words.js";
import { ColumnChoice } from "../table-source/column-choice.js";
import { VerdictRows } from "../table-source/verdict-rows.js";
import { changeWords } from "../users/change-words.js";
import { kinds } from "./request.js";

const verdicts = {
  refused: { color: "red", shown: "Refused" },
  unchanged: { color: "gray", shown: "No change" },
  change: { color: "teal", shown: "Change" },
} as const satisfies Record<BulkChangeRow["verdict"], { readonly color: string; readonly shown: string }>;

interface ChangesPreviewProps {
  readonly what: BulkChangeRequest["what"];
  readonly preview: BulkChangePreview;
  readonly busy: boolean;
  readonly onColumn: (column: BulkChangeColumn, number: string) => void;
  readonly onChange: () => void;
}

export function ChangesPreview({ what, preview, busy, onColumn, onChange }: ChangesPreviewProps) {
  const { counts, rows, header } = preview;
  const isRename = what === "rename"; // of emails the present one is the first column
  const { lost, stays } = changeWords[what];
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
        <VerdictRows
          rows={rows}
          verdicts={verdicts}
          more={
            isRename
              ? { Now: ({ before }) => before ?? "", New: ({ after }) => after ?? "" }
              : { New: ({ after }) => after ?? "" }
          }
          stale={busy}
        />
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
