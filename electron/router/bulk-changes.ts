/** Implements the contract's calls that change members by a table. */
import type { BulkChangeProgress } from "../../shared/contract/bulk-changes.js";
import { changeByTable, readChanges } from "../members/changes/table.js";
import { os } from "./base.js";
import { requireCommandLine } from "./gate.js";
import { streamProgress } from "./progress.js";

export const bulkChanges = {
  preview: os.bulkChanges.preview.handler(async ({ context, input }) => {
    if (input.source.by === "path") requireCommandLine(context.console);
    const { encoding, delimiter, reading, rows } = await readChanges(context.console.database(), input);
    const of = (wanted: (typeof rows)[number]["verdict"]): number =>
      rows.filter(({ verdict }) => verdict === wanted).length;
    const { header, columns } = reading;
    return {
      encoding,
      delimiter,
      header: header === null ? null : [...header],
      columns,
      counts: { change: of("change"), unchanged: of("unchanged"), refused: of("refused") },
      rows: [...rows],
    };
  }),

  run: os.bulkChanges.run.handler(({ context, input, signal }) => {
    if (input.source.by === "path") requireCommandLine(context.console);
    return streamProgress((report: (progress: BulkChangeProgress) => void) =>
      changeByTable(context.console.database(), () => context.console.actor(), input, { report, signal }),
    );
  }),
};
