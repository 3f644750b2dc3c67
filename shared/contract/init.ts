/** Writing a configuration for email/password login. Its secrets come in, and go out into files only. */
import { z } from "zod";
import { configurationFormat } from "./format.js";
import { configurationReport } from "./report.js";
import { path } from "./values.js";

export const initInput = z.object({
  /** The new file; null with `from`: the files there are edited in place. */
  file: path.nullable().default(null),
  /** Null: by the file's name, or what `from` holds. */
  format: configurationFormat.nullable().default(null),
  /** The configuration without login that gets one; empty for a new installation. */
  from: z.array(path).max(20).default([]),
  adminEmail: z.string().max(320).nullable().default(null),
  hostname: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/i)
    .nullable()
    .default(null),
  organizationName: z.string().min(1).max(200).nullable().default(null),
  workspaceName: z.string().min(1).max(200).nullable().default(null),
  release: z
    .string()
    .regex(/^\d+\.\d+(\.\d+)?([-+.][\w.+-]*)?$/)
    .nullable()
    .default(null),
  licenseKey: z.string().min(1).max(16_384).regex(/^\S+$/).nullable().default(null),
  postgresUrl: z.string().min(1).max(4096).nullable().default(null),
  /** The new file for a Secret manifest; null: the secrets stand in the configuration itself. */
  secretManifest: path.nullable().default(null),
  secretName: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/)
    .nullable()
    .default(null),
  /** Says what would be written, and writes nothing. */
  dryRun: z.boolean().default(false),
});
export type InitInput = z.infer<typeof initInput>;

/** No secret is in it. */
export const initResult = z.object({
  written: z.boolean(),
  format: configurationFormat,
  adminEmail: z.string(),
  /** True where a placeholder stands for the license key. */
  licenseKeyMissing: z.boolean(),
  /** The values files that the new one is to be layered over. */
  layeredOver: z.array(z.string()),
  files: z.array(
    z.object({
      file: z.string(),
      action: z.enum(["made", "edited"]),
      /** Where an edited file's earlier text is kept. */
      original: z.string().nullable(),
      /** What changes in an edited file, secrets as dots. */
      diff: z.string().nullable(),
    }),
  ),
  /** What a check of the whole says: the files written, with those they are layered over. */
  report: configurationReport,
  /** The files that hold the generated secrets. */
  secretsIn: z.array(z.string()),
});
export type InitResult = z.infer<typeof initResult>;
