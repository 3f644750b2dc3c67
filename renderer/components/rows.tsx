/** A table for a few rows, in a frame that scrolls sideways where the table is too wide. */
import { Table } from "@mantine/core";
import type { ReactNode } from "react";

interface RowsProps {
  readonly label: string;
  /** The columns' headings. Screen readers read an empty one as "Actions". */
  readonly columns: readonly string[];
  readonly minWidth?: string;
  readonly stale?: boolean;
  readonly children: ReactNode;
}

/** The frame can take the focus, because a region that scrolls must be reachable by keyboard. */
export function Rows({ label, columns, minWidth = "40rem", stale = false, children }: RowsProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={stale ? "wide stale" : "wide"} aria-label={label} aria-busy={stale} tabIndex={0}>
      <Table
        className="surface"
        withTableBorder
        highlightOnHover
        verticalSpacing="sm"
        aria-label={label}
        miw={minWidth}
      >
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} scope="col" aria-label={column === "" ? "Actions" : undefined}>
                {column}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </section>
  );
}
