/** The report of a check of a configuration. */
import { z } from "zod";

const authModes = ["none", "basic", "oidc"] as const;
export const authMode = z.enum(authModes);
export type AuthMode = z.infer<typeof authMode>;

/**
 * A finding in a configuration. `path` is the setting's path (`config.basicAuth.jwtSecret`, or the name in `.env`). `line`
 * and `column` count from 1, and are null if the finding is about something missing. No text of it holds a secret.
 */
export const finding = z.object({
  severity: z.enum(["error", "warning", "info"]),
  source: z.enum(["chart", "doc", "console"]),
  rule: z.string(),
  path: z.string(),
  file: z.string(),
  line: z.number().nullable(),
  column: z.number().nullable(),
  message: z.string(),
  remedy: z.string(),
});
export type Finding = z.infer<typeof finding>;

/**
 * What the Helm chart would do with the values. `version` is the chart's that was asked, null where none was; `chosen` says
 * why that one. `unknown`: the chart is not among those known here. `n/a`: the configuration is not Helm values. `reason` is
 * what the chart says against the values, or why it was not asked; null where it accepts them.
 */
export const chartVerdict = z.object({
  version: z.string().nullable(),
  verdict: z.enum(["accepts", "rejects", "unknown", "n/a"]),
  reason: z.string().nullable(),
  chosen: z.string().nullable(),
});
export type ChartVerdict = z.infer<typeof chartVerdict>;

/** `mode` is null if the configuration contradicts itself. */
export const configurationReport = z.object({
  mode: authMode.nullable(),
  verdict: z.enum(["valid", "invalid"]),
  chart: chartVerdict,
  findings: z.array(finding),
});
export type ConfigurationReport = z.infer<typeof configurationReport>;
