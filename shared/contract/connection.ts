/** Calls that connect to the installation's Postgres. No answer holds a password or a URL. */
import { z } from "zod";
import { call } from "./errors.js";

/** The six modes of libpq, with their meaning there. */
export const sslModes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"] as const;
export const sslMode = z.enum(sslModes);
export type SslMode = z.infer<typeof sslMode>;

/** The schema. Left out, it is the one that the target, the console's start or the configuration names, else `public`. */
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
    /** The path of the CA certificate on the console's machine, or `system`. */
    sslRootCert: z.string().optional(),
    schema,
  }),
  /** The GATEHOUSE_DATABASE_URL that the console was started with. */
  z.object({ by: z.literal("environment"), schema }),
  /** The Postgres that the open configuration names (`postgres.external.*`, `POSTGRES_DATABASE_URI`). */
  z.object({ by: z.literal("configuration"), schema }),
]);
export type ConnectInput = z.infer<typeof connectInput>;

/** A connection. `target` is user@host:port/database, without the password. */
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
  /** The targets that the environment and the configuration name, as user@host:port/database, or null. */
  suggestions: call.output(z.object({ environment: z.string().nullable(), configuration: z.string().nullable() })),
};
