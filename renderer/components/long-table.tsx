/** A table for any number of rows. Only the rows in sight are in the page; the keyboard reaches all of them. */
import { Table } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { stepOf } from "./row-keys.js";

const rowHeight = 57; // pixels, until a row is measured
const loadAhead = 15; // rows

interface LongTableProps<Row> {
  readonly label: string;
  /** The columns' headings. Screen readers read an empty one as "Actions". */
  readonly columns: readonly string[];
  /** The heading cell of a first column that is not among `columns`, such as one of checkboxes. */
  readonly lead?: ReactNode;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Renders a row's cells, in the order of the headings. */
  readonly cells: (row: Row) => ReactNode;
  readonly minWidth?: string;
  /** True while the rows are those of an earlier request and new ones are loading. */
  readonly stale?: boolean;
  /** Identifies the request that the rows answer. When it changes, the table scrolls to its top. */
  readonly asked?: string;
  /** True in a dialog, where the table is lower. */
  readonly inDialog?: boolean;
  /** Called when the last rows come into sight. */
  readonly onNearEnd?: () => void;
}

/**
 * The arrow keys, Page Up, Page Down, Home and End move the focus from row to row. Enter does what the row's first link
 * or button does, and Tab goes on to its other controls.
 */
export function LongTable<Row>(props: LongTableProps<Row>) {
  const { label, columns, lead, rows, keyOf, cells, minWidth = "40rem", stale = false, asked = "", onNearEnd } = props;
  const frame = useRef<HTMLElement>(null);
  const [at, setAt] = useState<number | null>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
    overscan: 12,
    scrollPaddingStart: rowHeight, // what the heading covers
  });
  const inSight = virtual.getVirtualItems();
  const lastInSight = inSight.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastInSight >= rows.length - loadAhead) onNearEnd?.();
  }, [lastInSight, rows.length, onNearEnd]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change that matters
  useEffect(() => {
    frame.current?.scrollTo({ top: 0 });
    setAt(null);
  }, [asked]);
  const isAtInSight = at !== null && inSight.some(({ index }) => index === at);
  useEffect(() => {
    if (at === null) return;
    if (isAtInSight)
      frame.current?.querySelector<HTMLElement>(`tr[data-index="${at}"]`)?.focus({ preventScroll: true });
    // The row with the focus was scrolled away and has left the page: the table takes the focus and keeps the row's number.
    else if (document.activeElement === document.body) frame.current?.focus({ preventScroll: true });
  }, [at, isAtInSight]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target instanceof HTMLInputElement && event.target.type !== "checkbox") return;
    const onRow = event.target instanceof HTMLTableRowElement || event.target === frame.current;
    if (event.key === "Enter" && onRow && at !== null) {
      event.preventDefault();
      frame.current?.querySelector<HTMLElement>(`tr[data-index="${at}"] :is(a, button)`)?.click();
      return;
    }
    const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 0) / rowHeight) - 1);
    const next = stepOf(event.key, at ?? -1, rows.length, page);
    if (next === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setAt(next);
    virtual.scrollToIndex(next, { align: "auto" });
  };
  const above = inSight[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0);
  const width = columns.length + (lead === undefined ? 0 : 1);
  return (
    // A region that scrolls must be reachable by keyboard.
    <section
      ref={frame}
      className={`wide long${props.inDialog ? " long-in-dialog" : ""}${stale ? " stale" : ""}`}
      aria-label={label}
      aria-busy={stale}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <Table
        className="surface"
        highlightOnHover
        stickyHeader
        verticalSpacing="sm"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        miw={minWidth}
      >
        <Table.Thead>
          <Table.Tr>
            {lead}
            {columns.map((column) => (
              <Table.Th key={column} scope="col" aria-label={column === "" ? "Actions" : undefined}>
                {column}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Space height={above} columns={width} />
          {inSight.map(({ index, key }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <Table.Tr
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                aria-rowindex={index + 2}
                tabIndex={-1}
                onFocus={() => setAt(index)}
              >
                {cells(row)}
              </Table.Tr>
            );
          })}
          <Space height={below} columns={width} />
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** An empty row as high as all the rows that are not in the page. */
const Space = ({ height, columns }: { readonly height: number; readonly columns: number }) =>
  height <= 0 ? null : (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in an empty row takes the focus
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
