/** What a report is made from. */
import type { ConfigurationReport, Finding } from "../../../../shared/contract/configuration.js";
import type { Failure } from "../../../../shared/contract/errors.js";

/** A report of `validate`, with what stands around it. */
export interface ReportSource {
  readonly report: ConfigurationReport;
  /** The files that were checked, as they were named. */
  readonly files: readonly string[];
  /** False if a file could not be read, so that most rules looked at nothing. */
  readonly read: boolean;
  /** Why a file could not be read or the database not be reached, or null. */
  readonly failure: Failure | null;
  /** The folder that paths are relative to. */
  readonly folder: string;
  /** Gatehouse's own version. */
  readonly version: string;
}

/** A finding's text. Its path, which tells findings of one rule apart, is left out if the message names it. */
export const said = ({ path, message }: Pick<Finding, "path" | "message">): string =>
  path === "" || message.includes(path) ? message : `${path}: ${message}`;

/** The text with each half of a surrogate pair, which no encoding can carry, replaced by U+FFFD. */
export const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, "\ufffd");
