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

/** `mode` is null if the configuration contradicts itself. `chart` is n/a if the configuration is not Helm values. */
export const configurationReport = z.object({
  mode: authMode.nullable(),
  verdict: z.enum(["valid", "invalid"]),
  chart: z.enum(["accepts", "rejects", "n/a"]),
  findings: z.array(finding),
});
export type ConfigurationReport = z.infer<typeof configurationReport>;
