/** The rows of a table with what would become of each. The ones that need a look come first. */
import { Badge, Button, Group, Stack, Table } from "@mantine/core";
import { useState } from "react";
import { Rows } from "../components/rows.js";
import { showNumber } from "../components/words.js";

/** How many rows are shown at first, and how many more each time: a table may have a hundred thousand. */
const step = 100;

interface JudgedRow<Verdict extends string> {
  readonly line: number;
  readonly email: string;
  readonly verdict: Verdict;
  readonly reason: string | null;
}

interface VerdictRowsProps<Verdict extends string, Row extends JudgedRow<Verdict>> {
  readonly rows: readonly Row[];
  /** The verdicts in the order in which their rows are shown. */
  readonly verdicts: Readonly<Record<Verdict, { readonly color: string; readonly shown: string }>>;
  /** The columns between the email and the verdict. */
  readonly more?: Readonly<Record<string, (row: Row) => string>>;
  readonly stale: boolean;
}

export function VerdictRows<Verdict extends string, Row extends JudgedRow<Verdict>>({
  rows,
  verdicts,
  more = {},
  stale,
}: VerdictRowsProps<Verdict, Row>) {
  const [shown, setShown] = useState(step);
  const order = Object.keys(verdicts);
  const sorted = rows.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict) || a.line - b.line);
  return (
    <Stack gap="xs">
      <Rows label="Rows" columns={["Line", "Email", ...Object.keys(more), "Verdict", "Reason"]} stale={stale}>
        {sorted.slice(0, shown).map((row) => (
          <Table.Tr key={`${row.line} ${row.email} ${row.reason ?? ""}`}>
            <Table.Td>{row.line}</Table.Td>
            <Table.Td className="breakable">{row.email}</Table.Td>
            {Object.entries(more).map(([column, textOf]) => (
              <Table.Td key={column} className="breakable">
                {textOf(row)}
              </Table.Td>
            ))}
            <Table.Td>
              <Badge color={verdicts[row.verdict].color} variant="light" tt="none" miw="max-content">
                {verdicts[row.verdict].shown}
              </Badge>
            </Table.Td>
            <Table.Td className="breakable">{row.reason ?? ""}</Table.Td>
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
