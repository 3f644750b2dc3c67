/** One input through reading, checking and fixing: how it ended and how long it took. */
import { isDeepStrictEqual } from "node:util";
import { checkDocuments } from "../../electron/config/documents.js";
import { fixDocuments } from "../../electron/config/fixes/apply.js";
import { ComposedBlocks } from "../../electron/config/yaml-blocks.js";
import { GatehouseError } from "../../shared/errors.js";
import type { Input } from "./inputs.js";

export interface Outcome {
  /** `findings`: a report; `error`: refused with a sentence; `crash`: anything else. */
  readonly ended: "findings" | "error" | "crash";
  readonly findings: number;
  readonly fixed: boolean;
  /** Processor time: what else the machine does is not the input's fault. */
  readonly milliseconds: number;
  /** Name and place of what was thrown, for a crash. */
  readonly crash: string | null;
}

export function go({ documents }: Input): Outcome {
  const began = process.cpuUsage();
  const outcome = attempt(documents);
  const { user, system } = process.cpuUsage(began);
  return { ...outcome, milliseconds: (user + system) / 1000 };
}

function attempt(documents: Input["documents"]): Omit<Outcome, "milliseconds"> {
  try {
    const checked = checkDocuments(documents);
    const { report } = checked;
    // The editor's way, in which the text is cut: it must come to the same, and as soon.
    const edited = checkDocuments(documents, undefined, new ComposedBlocks());
    if (!isDeepStrictEqual(edited, checked)) throw new Error("Cut into blocks it is checked otherwise.");
    const findings = report.findings.length;
    if (report.findings.some(({ rule }) => rule === "unreadable" || rule === "not-values"))
      return { ended: "error", findings, fixed: false, crash: null };
    const once = fixDocuments(documents, "all");
    const fixed = once.some(({ text }, index) => text !== documents[index]?.text);
    if (fixed) checkDocuments(once);
    return { ended: "findings", findings, fixed, crash: null };
  } catch (error) {
    if (error instanceof GatehouseError) return { ended: "error", findings: 0, fixed: false, crash: null };
    const crash = error instanceof Error ? (error.stack?.split("\n").slice(0, 4).join(" ") ?? error.name) : "no error";
    return { ended: "crash", findings: 0, fixed: false, crash };
  }
}
