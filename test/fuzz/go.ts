/** One input through reading, checking and fixing: how it ended and how long it took. */
import { isDeepStrictEqual } from "node:util";
import { checkDocuments } from "../../electron/config/documents.js";
import { fixDocuments } from "../../electron/config/fixes/apply.js";
import { ComposedBlocks } from "../../electron/config/yaml/blocks.js";
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
  const once = millisecondsSince(began);
  const edited = outcome.crash === null ? compareEdited(documents) : { crash: outcome.crash, milliseconds: 0 };
  const { crash } = edited;
  const milliseconds = Math.max(once, edited.milliseconds);
  return crash === null ? { ...outcome, milliseconds } : { ...outcome, ended: "crash", crash, milliseconds };
}

const millisecondsSince = (began: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
};

/**
 * The editor's way, in which the text is cut, must come to the same, each time from scratch; else what is wrong. The
 * time is that of the editor's way alone: the other one is there to compare with.
 */
function compareEdited(documents: Input["documents"]): Pick<Outcome, "crash" | "milliseconds"> {
  const began = process.cpuUsage();
  const blocks = new ComposedBlocks();
  try {
    const edited = checkDocuments(documents, undefined, blocks);
    const milliseconds = millisecondsSince(began);
    const isSame = isDeepStrictEqual(edited, checkDocuments(documents));
    return { milliseconds, crash: isSame ? null : "cut into blocks it is checked otherwise" };
  } catch (error) {
    const crash = error instanceof GatehouseError ? null : `cut into blocks: ${placeOf(error)}`;
    return { milliseconds: millisecondsSince(began), crash };
  } finally {
    blocks.keep([]);
  }
}

const placeOf = (error: unknown): string =>
  error instanceof Error ? (error.stack?.split("\n").slice(0, 4).join(" ") ?? error.name) : "no error";

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
    return { ended: "crash", findings: 0, fixed: false, crash: placeOf(error) };
  }
}
