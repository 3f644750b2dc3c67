/** Which server, database and user to connect to, and how much TLS to insist on. */
import type { SslMode } from "../../shared/contract/connection.js";
import type { Secret } from "../security/secret.js";

export interface ConnectionTarget {
  /** A name, an IP address without brackets, or an absolute path: the folder of a Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  /** Null: PGPASSWORD, then ~/.pgpass, then none. */
  readonly password: Secret | null;
  readonly sslMode: SslMode;
  /** Path of a CA certificate, or "system". */
  readonly sslRootCert: string | null;
  readonly sslCert: string | null;
  readonly sslKey: string | null;
}

/** `user@host:port/database`, an IPv6 address in brackets; never with the password. */
export function describeTarget(target: ConnectionTarget): string {
  const host = target.host.includes(":") ? `[${target.host}]` : target.host;
  return `${target.user}@${host}:${target.port}/${target.database}`;
}

/** True when `host` is the folder of a Unix socket, over which there is never TLS (as libpq). */
export const isSocketFolder = (host: string): boolean => host.startsWith("/");
