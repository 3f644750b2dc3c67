/** The server, database and user to connect to, and the TLS to insist on. */
import type { SslMode } from "../../shared/contract/connection.js";
import type { Secret } from "../security/secret.js";

export interface ConnectionTarget {
  /** A name, an IP address without brackets, or the folder of a Unix socket as an absolute path. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  /** Null where the URL has none: pg then looks for one in PGPASSWORD and in ~/.pgpass. */
  readonly password: Secret | null;
  readonly sslMode: SslMode;
  /** The path of a CA certificate, or "system" for the public CAs that Node trusts. */
  readonly sslRootCert: string | null;
  readonly sslCert: string | null;
  readonly sslKey: string | null;
}

/** The target as `user@host:port/database`, with an IPv6 address in brackets and without the password. */
export function describeTarget(target: ConnectionTarget): string {
  const host = target.host.includes(":") ? `[${target.host}]` : target.host;
  return `${target.user}@${host}:${target.port}/${target.database}`;
}

/** True where `host` is the folder of a Unix socket. Connections over it never use TLS, as in libpq. */
export const isSocketFolder = (host: string): boolean => host.startsWith("/");
