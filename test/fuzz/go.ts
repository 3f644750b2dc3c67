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
  const once = process.cpuUsage(began);
  const again = process.cpuUsage();
  const crash = outcome.crash ?? compareEdited(documents);
  const edited = process.cpuUsage(again);
  const milliseconds = Math.max(once.user + once.system, edited.user + edited.system) / 1000;
  return crash === null ? { ...outcome, milliseconds } : { ...outcome, ended: "crash", crash, milliseconds };
}

/** The editor's way, in which the text is cut, must come to the same, each time from scratch; else what is wrong. */
function compareEdited(documents: Input["documents"]): string | null {
  const blocks = new ComposedBlocks();
  try {
    const edited = checkDocuments(documents, undefined, blocks);
    return isDeepStrictEqual(edited, checkDocuments(documents)) ? null : "cut into blocks it is checked otherwise";
  } catch (error) {
    return error instanceof GatehouseError
      ? null
      : `cut into blocks: ${error instanceof Error ? error.stack : "no error"}`;
  } finally {
    blocks.keep([]);
  }
}

function attempt(documents: Input["documents"]): Omit<Outcome, "milliseconds"> {
  try {
    const { report } = checkDocuments(documents);
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
