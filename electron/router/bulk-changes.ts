/** Changes by a table, as the contract has them. */
import type { BulkChangeProgress } from "../../shared/contract/bulk-changes.js";
import { changeByTable, readChanges } from "../members/changes/table.js";
import { os } from "./base.js";
import { toContractError } from "./failures.js";
import { streamProgress } from "./progress.js";
import { recordRefusal } from "./refusals.js";

export const bulkChanges = {
  preview: os.bulkChanges.preview.handler(async ({ context, input }) => {
    const { encoding, delimiter, reading, rows } = await readChanges(context.console.database(), input);
    const of = (wanted: (typeof rows)[number]["verdict"]): number =>
      rows.filter(({ verdict }) => verdict === wanted).length;
    const { header, columns } = reading;
    return {
      ...{ encoding, delimiter, columns, header: header === null ? null : [...header] },
      counts: { change: of("change"), unchanged: of("unchanged"), refused: of("refused") },
      rows: [...rows],
    };
  }),

  run: os.bulkChanges.run.handler(async function* ({ context, input, signal }) {
    try {
      return yield* streamProgress((report: (progress: BulkChangeProgress) => void) =>
        changeByTable(context.console.database(), () => context.console.actor(), input, { report, signal }),
      );
    } catch (error) {
      await recordRefusal(context.console, error, { path: ["bulkChanges", "run"], input: {} });
      throw await toContractError(context.console, error, "bulkChanges.run");
    }
  }),
};
