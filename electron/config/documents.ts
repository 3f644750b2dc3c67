/** Checking texts that are being edited. The answer is always a report, even for a text that cannot be read. */
import type {
  CheckedDocuments,
  ConfigurationDocument,
  ConfigurationReport,
  Finding,
  TextMark,
} from "../../shared/contract/configuration.js";
import type { ConfigurationFormat } from "../../shared/contract/format.js";
import { GatehouseError } from "../../shared/errors.js";
import type { Position } from "../files/position.js";
import { UnreadableError } from "../files/unreadable.js";
import { understandConfiguration } from "./configuration.js";
import { notHelm } from "./rules/chart-verdict.js";
import type { ComposedBlocks } from "./yaml/blocks.js";

/** Checks the texts; a pure function, quicker where `blocks` has seen most of them. Errors: CONFIGURATION_NOT_GIVEN. */
export function checkDocuments(
  documents: readonly ConfigurationDocument[],
  format?: ConfigurationFormat,
  blocks?: ComposedBlocks,
  chartVersion?: string,
): CheckedDocuments {
  blocks?.keep(documents.map(({ file }) => file));
  try {
    const { report, found, secrets } = understandConfiguration(documents, format, blocks, chartVersion);
    return {
      report,
      marks: found.map(({ position }) => (position === null ? null : markOf(position))),
      fixes: found.map(({ fix }) => (fix === null ? null : { title: fix.title, safe: fix.safe })),
      secrets: secrets.map(markOf),
    };
  } catch (error) {
    if (!(error instanceof GatehouseError) || error.code === "CONFIGURATION_NOT_GIVEN") throw error;
    return {
      report: unreadableReport(error, documents[0]?.file ?? ""),
      marks: [error instanceof UnreadableError ? markOf(error.position) : null],
      fixes: [null],
      secrets: [],
    };
  }
}

const markOf = ({ file, start, end }: Position): TextMark => ({ file, start, end });

/** The report on a configuration that cannot be read: one finding, in `file` where the error names no other. */
export function unreadableReport(error: GatehouseError, file: string): ConfigurationReport {
  const position = error instanceof UnreadableError ? error.position : null;
  const finding: Finding = {
    severity: "error",
    source: "console",
    rule: error.code === "CONFIGURATION_NOT_VALUES" ? "not-values" : "unreadable",
    path: "",
    file: position?.file ?? file,
    line: position?.line ?? null,
    column: position?.column ?? null,
    message: error instanceof UnreadableError ? error.reason : error.message,
    remedy: error.remedy,
  };
  const chart = { ...notHelm, reason: "The file could not be read." };
  return { mode: null, verdict: "invalid", chart, findings: [finding] };
}
