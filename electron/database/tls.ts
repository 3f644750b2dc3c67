/** libpq's six sslmodes as options of Node's TLS. */
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { isIP } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";
import { type ConnectionOptions, checkServerIdentity, type PeerCertificate } from "node:tls";
import { GatehouseError } from "../../shared/errors.js";
import { type ConnectionTarget, isSocketFolder } from "./target.js";

/** One attempt to connect: with TLS by these options, or without TLS (false). */
export type TlsAttempt = false | ConnectionOptions;

/**
 * The attempts to make, in order, for the target's sslmode
 * (https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION). The second is made only where the
 * first fails over encryption itself (see `isEncryptionRefusal`). As in libpq, any TLS connection is checked against
 * the root certificate where there is one, given or in ~/.postgresql/root.crt, and a Unix socket never uses TLS.
 * Throws TLS_FILE_UNREADABLE, TLS_UNTRUSTED where there is no root certificate to verify with, and TLS_FAILED for
 * sslrootcert=system with a mode weaker than verify-full.
 */
export async function tlsAttempts(target: ConnectionTarget): Promise<readonly TlsAttempt[]> {
  if (target.sslMode === "disable" || isSocketFolder(target.host)) return [false];
  const tls = await tlsOptions(target);
  if (target.sslMode === "allow") return [false, tls];
  if (target.sslMode === "prefer") return [tls, false];
  return [tls];
}

async function tlsOptions(target: ConnectionTarget): Promise<ConnectionOptions> {
  const roots = await readRoots(target);
  const clientCertificate = await readClientCertificate(target);
  if (roots === null) return { ...clientCertificate, rejectUnauthorized: false };
  const checkName = target.sslMode === "verify-full" ? checkServerName : () => undefined;
  return {
    ...clientCertificate,
    ...(roots === "system" ? {} : { ca: roots }),
    rejectUnauthorized: true,
    checkServerIdentity: checkName,
  };
}

/** The root certificates as PEM text, or "system". Null where there is none and the mode does not require verifying. */
async function readRoots(target: ConnectionTarget): Promise<string | null> {
  const mode = target.sslMode;
  if (target.sslRootCert === "system") {
    if (mode === "verify-full") return "system";
    throw new GatehouseError("TLS_FAILED", `sslrootcert=system cannot be used with sslmode=${mode}.`, {
      remedy:
        "Use sslmode=verify-full: anybody can have a certificate that a public CA signed, so the name must be checked.",
    });
  }
  if (target.sslRootCert !== null) return await readGiven("sslrootcert", target.sslRootCert);
  const standard = await readStandard("root.crt");
  if (standard === null && (mode === "verify-ca" || mode === "verify-full")) {
    throw new GatehouseError(
      "TLS_UNTRUSTED",
      `sslmode=${mode} checks the server's certificate, but there is no CA certificate to trust: no sslrootcert was given.`,
      { remedy: "Give the CA with sslrootcert=FILE, or sslmode=verify-full and sslrootcert=system for a public CA." },
    );
  }
  return standard;
}

async function readClientCertificate(target: ConnectionTarget): Promise<{ cert?: string; key?: string }> {
  const cert = await (target.sslCert === null ? readStandard("postgresql.crt") : readGiven("sslcert", target.sslCert));
  if (cert === null) return {};
  const key = await (target.sslKey === null ? readStandard("postgresql.key") : readGiven("sslkey", target.sslKey));
  if (key !== null) return { cert, key };
  throw new GatehouseError("TLS_FILE_UNREADABLE", "There is a client certificate but no private key for it.", {
    remedy: "Give the certificate's private key with sslkey=FILE.",
  });
}

async function readGiven(parameter: string, path: string): Promise<string> {
  try {
    return await readPem(path);
  } catch (cause) {
    throw new GatehouseError("TLS_FILE_UNREADABLE", `The file given as ${parameter} cannot be read: ${path}.`, {
      cause,
    });
  }
}

/** The text of a file in libpq's default folder; null where there is none to read. */
async function readStandard(name: string): Promise<string | null> {
  const folder =
    process.platform === "win32"
      ? join(process.env.APPDATA ?? homedir(), "postgresql")
      : join(homedir(), ".postgresql");
  return await readPem(join(folder, name)).catch(() => null);
}

const largestPem = 4 * 1024 * 1024; // bytes; all public CAs together take about a quarter of a mebibyte

/**
 * The text of a regular file. A device, or a pipe that nothing writes to, is refused: reading it would never end and
 * would take one of Node's few file threads.
 */
async function readPem(path: string): Promise<string> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = await handle.stat();
    if (!stats.isFile() || stats.size > largestPem) throw new Error("This is no regular file of a certificate's size.");
    return await handle.readFile("utf8");
  } finally {
    await handle.close();
  }
}

/** Node's check of the name, and libpq's one addition: a certificate that lists no names may have an IP as its CN. */
function checkServerName(host: string, certificate: PeerCertificate): Error | undefined {
  const inCommonName = isIP(host) !== 0 && certificate.subjectaltname === undefined && certificate.subject?.CN === host;
  return inCommonName ? undefined : checkServerIdentity(host, certificate);
}

/** True where a connection failed over encryption itself, so that `allow` and `prefer` make their second attempt. */
export const isEncryptionRefusal = (failure: GatehouseError): boolean =>
  failure.code.startsWith("TLS_") || failure.code === "ACCESS_NOT_ALLOWED";
