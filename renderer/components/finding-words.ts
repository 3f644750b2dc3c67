/** The words for a finding's severity, its source and the login that a configuration asks for. */
import type { AuthMode, Finding } from "../../shared/contract/configuration.js";

export const severityWords = {
  error: { one: "Error", many: "Errors", color: "red" },
  warning: { one: "Warning", many: "Warnings", color: "yellow" },
  info: { one: "Note", many: "Notes", color: "gray" },
} as const satisfies Record<
  Finding["severity"],
  { readonly one: string; readonly many: string; readonly color: string }
>;

export const severities = ["error", "warning", "info"] as const satisfies readonly Finding["severity"][];

/** Errors before warnings before notes; findings of one severity stay in their order. */
export const gravestFirst = (findings: readonly Finding[]): readonly Finding[] =>
  severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));

export const sourceWords: Readonly<Record<Finding["source"], string>> = {
  chart: "the Helm chart's own check",
  doc: "the product's documentation",
  console: "Gatehouse",
};

export const modeWords: Readonly<Record<AuthMode, string>> = {
  none: "Without login",
  basic: "Email and password",
  oidc: "Single sign-on (OIDC)",
};
