/** Input and result of writing a configuration for email/password login. Secrets come out in files only. */
import { z } from "zod";
import { configurationFormat } from "./format.js";
import { configurationReport } from "./report.js";
import { givenName, path } from "./values.js";

export const initInput = z.object({
  /** The new file. If it is null, the files of `from` are edited in place. */
  file: path.nullable().default(null),
  /** Null if the file's name, or what `from` holds, says the format. */
  format: configurationFormat.nullable().default(null),
  /** The configuration without login that gets one. Empty for a new installation. */
  from: z.array(path).max(20).default([]),
  adminEmail: z.string().max(320).nullable().default(null),
  hostname: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/i)
    .nullable()
    .default(null),
  organizationName: givenName.min(1).nullable().default(null),
  workspaceName: givenName.min(1).nullable().default(null),
  release: z
    .string()
    .regex(/^\d+\.\d+(\.\d+)?([-+.][\w.+-]*)?$/)
    .nullable()
    .default(null),
  licenseKey: z.string().min(1).max(16_384).regex(/^\S+$/).nullable().default(null),
  postgresUrl: z.string().min(1).max(4096).nullable().default(null),
  /** The new file for a Secret manifest. If it is null, the secrets are written into the configuration itself. */
  secretManifest: path.nullable().default(null),
  secretName: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/)
    .nullable()
    .default(null),
  /** The features of the chart, on by default, to be turned off instead of getting an encryption key. Helm values only. */
  without: z.array(z.enum(["insights", "polly"])).default([]),
  /** If true, the result says what would be written, and nothing is written. */
  dryRun: z.boolean().default(false),
});
export type InitInput = z.infer<typeof initInput>;

/** What was written. It holds no secret. */
export const initResult = z.object({
  written: z.boolean(),
  format: configurationFormat,
  adminEmail: z.string(),
  /** True if a placeholder stands for the license key. */
  licenseKeyMissing: z.boolean(),
  /** The values files over which the new one has to be layered. */
  layeredOver: z.array(z.string()),
  files: z.array(
    z.object({
      file: z.string(),
      action: z.enum(["made", "edited"]),
      /** The path under which an edited file's former text is kept. */
      original: z.string().nullable(),
      /** The changes in an edited file, with secrets as dots. */
      diff: z.string().nullable(),
    }),
  ),
  /** The check of the files written together with those they are layered over. */
  report: configurationReport,
  /** The versions of the Helm chart that the files were written for; null for a `.env`. */
  charts: z.string().nullable(),
  /** The files that hold the generated secrets. */
  secretsIn: z.array(z.string()),
});
export type InitResult = z.infer<typeof initResult>;
