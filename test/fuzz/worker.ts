/** A process that goes through some of the inputs and tells of each, so that its parent can end it when it hangs. */
import { readConfiguration } from "../../electron/config/configuration.js";
import { go, type Outcome } from "./go.js";
import { inputAt } from "./inputs.js";

/** What is told: that an input begins, how it ended, and the process's peak memory in bytes so far. */
export type Told =
  | { readonly begins: number }
  | { readonly index: number; readonly kind: string; readonly outcome: Outcome; readonly peak: number };

const tell = (told: Told): void => {
  process.send?.(told);
};

const peak = (): number => process.resourceUsage().maxRSS * 1024;

const [seed = 0, from = 0, step = 1, count = 0] = process.argv.slice(2, 6).map(Number);
const large = process.argv[6];

if (large !== undefined) {
  tell({ begins: -1 });
  const began = process.cpuUsage();
  const ended = await readConfiguration([large]).then(
    () => "findings" as const,
    () => "error" as const,
  );
  const { user, system } = process.cpuUsage(began);
  const outcome = { ended, findings: 0, fixed: false, crash: null, milliseconds: (user + system) / 1000 };
  tell({ index: -1, kind: "a 100 MB file", outcome, peak: peak() });
}
for (let index = from; index < count; index += step) {
  tell({ begins: index });
  const input = inputAt(seed, index);
  tell({ index, kind: input.kind, outcome: go(input), peak: peak() });
}
process.disconnect?.();
