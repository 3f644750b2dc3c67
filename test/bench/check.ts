/** Checking a values file beside parsing it with the yaml library alone. */
import { parseDocument } from "yaml";
import { checkDocuments } from "../../electron/config/documents.js";
import { median, quantile, takeTurns, time } from "./measure.js";
import { type Findings, ratioLine } from "./table.js";
import { makeValues } from "./values-file.js";

const lines = 3_500;
const rounds = 60;
/** Enough for V8 to have compiled what runs often, as in a console in use. */
const warmUps = 20;
const limit = 1.5;

/** Both take the same text, and one text each round, so that nothing is remembered from the round before. */
export async function measureCheck(): Promise<Findings> {
  const values = makeValues(lines);
  let round = 0;
  const next = (): string => {
    round += 1;
    return `# ${round}\n${values}`;
  };
  const times = await takeTurns(
    { rounds, warmUps },
    {
      check: () => {
        const text = next();
        return time(async () => checkDocuments([{ file: "values.yaml", text }]));
      },
      parse: () => {
        const text = next();
        return time(async () => parseDocument(text));
      },
    },
  );
  return {
    lines: [
      ratioLine(
        `check of ${lines} lines of values / parsing them with yaml`,
        [median(times.check), median(times.parse)],
        {
          limit,
        },
      ),
      ratioLine("  at the 95th percentile", [quantile(times.check, 0.95), quantile(times.parse, 0.95)]),
    ],
    notes: [
      `Check: medians of ${rounds} rounds in turn within one process: the whole check from text to report, beside yaml's parseDocument of the same text, which also makes its tree.`,
    ],
  };
}
