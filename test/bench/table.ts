/** The table that `npm run bench` prints. */

/** One comparison; the cells are ready to print. */
export interface Line {
  readonly what: string;
  readonly ours: string;
  /** What it is held against. */
  readonly beside: string;
  readonly ratio?: string;
  readonly target?: { readonly text: string; readonly met: boolean };
}

/** What one part of the bench found: lines of the table, and what to know when reading them. */
export interface Findings {
  readonly lines: readonly Line[];
  readonly notes: readonly string[];
}

/** A part that this machine cannot measure, and why. */
export const notMeasured = (part: string, missing: string): Findings => ({
  lines: [],
  notes: [`${part} NOT MEASURED: ${missing}`],
});

export const milliseconds = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
export const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MB`;

/** A line for `ours / beside`, held against `limit` where there is one. */
export function ratioLine(
  what: string,
  [ours, beside]: readonly [number, number],
  { show = milliseconds, limit }: { readonly show?: (value: number) => string; readonly limit?: number } = {},
): Line {
  const ratio = ours / beside;
  return {
    what,
    ours: show(ours),
    beside: show(beside),
    ratio: ratio.toFixed(2),
    ...(limit === undefined ? {} : { target: { text: `≤ ${limit}`, met: ratio <= limit } }),
  };
}

/** The parts' lines, aligned, and their notes below. */
export function showFindings(parts: readonly Findings[]): string {
  const rows = [
    ["", "Gatehouse", "beside", "ratio", "target", ""],
    ...parts.flatMap(({ lines }) =>
      lines.map(({ what, ours, beside, ratio, target }) => [
        what,
        ours,
        beside,
        ratio ?? "",
        target?.text ?? "",
        target === undefined ? "" : target.met ? "met" : "MISSED",
      ]),
    ),
  ];
  const widths = rows[0]?.map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
  const notes = [...new Set(parts.flatMap((part) => part.notes))].map((note) => `· ${note}`);
  return ["", ...lines, "", ...notes, ""].join("\n");
}
