/** Findings as workflow commands of GitHub Actions, which shows them as annotations at their lines. */
import type { Finding } from "../../../../shared/contract/configuration.js";
import { pathIn } from "./location.js";
import { type ReportSource, said } from "./source.js";

const commands = { error: "error", warning: "warning", info: "notice" } as const;

/** A line for each finding, and one if the database could not be reached; a file that cannot be read is a finding. */
export const githubOf = ({ report, failure, read, folder }: ReportSource): string =>
  [
    ...report.findings.map((finding) => annotate(finding, folder)),
    ...(failure === null || !read
      ? []
      : [`::error title=gatehouse validate::${escapeData(`${failure.message} ${failure.remedy}`)}`]),
  ]
    .map((line) => `${line}\n`)
    .join("");

function annotate(finding: Finding, folder: string): string {
  const { severity, file, line, column, rule, remedy } = finding;
  const properties = [
    ...(file === "" ? [] : [`file=${escapeProperty(pathIn(file, folder))}`]),
    ...(line === null ? [] : [`line=${line}`]),
    ...(line === null || column === null ? [] : [`col=${column}`]),
    `title=${escapeProperty(rule)}`,
  ];
  return `::${commands[severity]} ${properties.join(",")}::${escapeData(`${said(finding)} ${remedy}`)}`;
}

/** A command's message: the runner reads up to the end of the line, and undoes these three. */
export const escapeData = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

/** A command's property, in which colon and comma end the property. */
export const escapeProperty = (text: string): string => escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
