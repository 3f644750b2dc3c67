/** What a check says of a configuration. */
import { z } from "zod";

const authModes = ["none", "basic", "oidc"] as const;
export const authMode = z.enum(authModes);
export type AuthMode = z.infer<typeof authMode>;

/**
 * One thing to say about a configuration. `path` is the value's place (`config.basicAuth.jwtSecret` or the name in
 * `.env`); `line` and `column` are 1-based, null where the finding is about something that is not there.
 * No text of a finding ever holds a secret.
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

/** `mode` is null where the configuration contradicts itself; `chart` is n/a for what is not Helm values. */
export const configurationReport = z.object({
  mode: authMode.nullable(),
  verdict: z.enum(["valid", "invalid"]),
  chart: z.enum(["accepts", "rejects", "n/a"]),
  findings: z.array(finding),
});
export type ConfigurationReport = z.infer<typeof configurationReport>;
