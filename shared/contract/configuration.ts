/** Reading and checking what the administrator wrote: Helm values or a compose `.env`. */
import { z } from "zod";
import { call } from "./errors.js";

export const authModes = ["none", "basic", "oidc"] as const;
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

/** An opened configuration as the window may know it: no secrets, only what is set. */
export const openedConfiguration = z.object({
  files: z.array(z.string()),
  format: z.enum(["helm", "compose"]),
  adminEmail: z.string().nullable(),
  organizationName: z.string(),
  workspaceName: z.string(),
  release: z.string().nullable(),
  /** user@host:port/database as the configuration names it, or null. */
  database: z.string().nullable(),
  report: configurationReport,
});
export type OpenedConfiguration = z.infer<typeof openedConfiguration>;

/** Paths on the machine the console runs on; several Helm values files are layered left to right. */
const files = z.object({ paths: z.array(z.string().min(1).max(4096)).min(1).max(20) });

export const configuration = {
  /** Reads the files and keeps them as this console's configuration. */
  open: call.input(files).output(openedConfiguration),
  current: call.output(z.object({ configuration: openedConfiguration.nullable() })),
  close: call.output(z.object({})),
  /** Checks files without keeping them. */
  validate: call.input(files).output(configurationReport),
};
