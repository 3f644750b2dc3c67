/** Connecting to the installation's Postgres. No answer ever holds a password or a URL. */
import { z } from "zod";
import { call } from "./errors.js";

/** libpq's six modes, with libpq's meaning. */
export const sslModes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"] as const;
export const sslMode = z.enum(sslModes);
export type SslMode = z.infer<typeof sslMode>;

/** The schema is chosen apart from the target; left out, it is the configuration's, else `public`. */
const schema = z.string().min(1).optional();

const connectInput = z.discriminatedUnion("by", [
  z.object({ by: z.literal("url"), url: z.string().min(1).max(4096), schema }),
  z.object({
    by: z.literal("fields"),
    host: z.string().min(1),
    port: z.int().min(1).max(65535).default(5432),
    database: z.string().min(1),
    user: z.string().min(1),
    password: z.string().default(""),
    sslMode: sslMode.default("prefer"),
    /** Path of the CA certificate on the machine the console runs on, or `system`. */
    sslRootCert: z.string().optional(),
    schema,
  }),
  /** GATEHOUSE_DATABASE_URL of the console's process. */
  z.object({ by: z.literal("environment"), schema }),
  /** What the opened configuration says (`postgres.external.*`, `POSTGRES_DATABASE_URI`). */
  z.object({ by: z.literal("configuration"), schema }),
]);
export type ConnectInput = z.infer<typeof connectInput>;

/** Where the console is connected to. `target` is user@host:port/database, never with a password. */
export const connected = z.object({
  target: z.string(),
  schema: z.string(),
  serverVersion: z.string(),
  encrypted: z.boolean(),
});
export type Connected = z.infer<typeof connected>;

export const connection = {
  connect: call.input(connectInput).output(connected),
  disconnect: call.output(z.object({})),
  current: call.output(z.object({ connection: connected.nullable() })),
  /** What can be connected to without typing: targets without secrets, or null. */
  suggestions: call.output(z.object({ environment: z.string().nullable(), configuration: z.string().nullable() })),
};
