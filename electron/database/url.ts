/** Reading a database URL as libpq does. Gatehouse reads it itself, because drivers differ in what they make of one. */
import { userInfo } from "node:os";
import { type SslMode, sslModes } from "../../shared/contract/connection.js";
import { GatehouseError } from "../../shared/errors.js";
import { Secret } from "../security/secret.js";
import { firstInSearchPath, searchPathOption } from "./search-path.js";
import type { ConnectionTarget } from "./target.js";

export interface DatabaseUrl {
  readonly target: ConnectionTarget;
  /** Named by `schema` (Prisma), `currentSchema` (JDBC) or `options=-csearch_path=…`; null where none is. */
  readonly schema: string | null;
}

/** Parameters of libpq that are refused, since ignoring them would weaken what was asked for. Others are ignored. */
const unsupported = new Set(
  "hostaddr service servicefile passfile sslpassword sslcrl sslcrldir requiressl requirepeer require_auth".split(" "),
);

/**
 * Parses `[postgres[ql][+driver]://][user[:password]@][host][:port][/database][?parameters]`. This is the form of
 * https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS, except that the scheme is optional
 * and that a special character which was probably meant to be part of a password is refused.
 * Throws DATABASE_URL_INVALID, whose text never repeats any part of the URL.
 */
export function parseDatabaseUrl(url: string): DatabaseUrl {
  const { authority, path, query } = split(url.trim());
  const { userInfo: credentials, hostPort } = splitAuthority(authority);
  const parameters = parseQuery(query);
  const [user, password] = splitCredentials(credentials);
  const [host, port] = splitHost(hostPort);

  const userName = parameters.get("user") || user || process.env.PGUSER || userInfo().username;
  const sslRootCert = parameters.get("sslrootcert") || null;
  const secret = parameters.get("password") || password;
  return {
    target: {
      host: checkHost(parameters.get("host") || host || "localhost"),
      port: parsePort(parameters.get("port") || port || "5432"),
      database: parameters.get("dbname") || decode(path, "database's name") || userName,
      user: userName,
      password: secret === "" ? null : new Secret(secret),
      sslMode: parseSslMode(parameters, sslRootCert),
      sslRootCert,
      sslCert: parameters.get("sslcert") || null,
      sslKey: parameters.get("sslkey") || null,
    },
    schema: parseSchema(parameters),
  };
}

function split(url: string): { authority: string; path: string; query: string } {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url);
  if (scheme !== null && !/^postgres(ql)?(\+[a-z0-9_]+)?$/i.test(scheme[1] ?? "")) {
    throw invalid("The database URL's scheme is not postgres:// or postgresql://.");
  }
  const rest = url.slice(scheme?.[0].length ?? 0);
  if (rest === "") throw invalid("The database URL is empty.");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\s\u0000-\u001f\u007f]/.test(rest)) {
    throw invalid("The database URL holds a space or control character.", "Write a space as %20, and no line break.");
  }
  if (rest.includes("#")) throw unencoded("#", "%23");

  const [, authority = "", path = "", query = ""] = /^([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/s.exec(rest) ?? [];
  if (path.includes("@")) throw unencoded("/", "%2F", "and an @ in the database's name as %40");
  if (query.includes("@")) throw unencoded("?", "%3F", "and an @ in a parameter as %40");
  if (path.includes("/")) throw unencoded("/", "%2F");
  return { authority, path, query };
}

function splitAuthority(authority: string): { userInfo: string; hostPort: string } {
  const [first = "", second, ...more] = authority.split("@");
  if (more.length > 0) throw unencoded("@", "%40");
  return second === undefined ? { userInfo: "", hostPort: first } : { userInfo: first, hostPort: second };
}

function splitCredentials(credentials: string): readonly [user: string, password: string] {
  const [user = "", password = "", ...more] = credentials.split(":");
  if (more.length > 0) throw unencoded(":", "%3A");
  return [decode(user, "user"), decode(password, "password")];
}

function splitHost(hostPort: string): readonly [host: string, port: string] {
  if (hostPort.includes(",")) throw severalHosts();
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/.exec(hostPort);
  if (bracketed !== null) return [decode(bracketed[1] ?? "", "host"), bracketed[2] ?? ""];
  const [host = "", port = "", ...more] = hostPort.split(":");
  if (more.length > 0) {
    throw invalid(
      "The database URL has more than one : after the user and password.",
      "Write an IPv6 address in brackets, as in postgres://user@[::1]:5432/database, and : in a password as %3A.",
    );
  }
  return [decode(host, "host"), decode(port, "port")];
}

function parseQuery(query: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const pair of query.split("&")) {
    if (pair === "") continue;
    const at = pair.indexOf("=");
    if (at < 1) {
      throw invalid(
        "The database URL has a parameter without a name or a value after the ?.",
        "Write parameters as name=value joined by &, and a ? in a password as %3F.",
      );
    }
    const name = decode(pair.slice(0, at), "parameter's name");
    // In options a + is a space, as form encoding writes it. In a password it is a plus, as in libpq.
    const raw = pair.slice(at + 1);
    parameters.set(name, decode(name === "options" ? raw.replaceAll("+", " ") : raw, "parameter"));
  }
  refuseUnsupported(parameters);
  return parameters;
}

function refuseUnsupported(parameters: ReadonlyMap<string, string>): void {
  const demands = ["channel_binding", "gssencmode"].filter((name) => parameters.get(name) === "require");
  const direct = parameters.get("sslnegotiation") === "direct" ? ["sslnegotiation"] : [];
  const refused = [...unsupported].filter((name) => parameters.has(name)).concat(demands, direct)[0];
  if (refused === undefined) return;
  throw invalid(
    `The database URL's parameter ${refused} asks for something Gatehouse cannot do.`,
    `Leave ${refused} out. host, port, user, password, dbname, sslmode, sslrootcert, sslcert and sslkey are supported.`,
  );
}

/** The sslmode. libpq's default is prefer, or verify-full with sslrootcert=system; JDBC and asyncpg write `ssl`. */
function parseSslMode(parameters: ReadonlyMap<string, string>, sslRootCert: string | null): SslMode {
  const spelled = parameters.get("sslmode") ?? { true: "require", false: "disable" }[parameters.get("ssl") ?? ""];
  const text = spelled ?? parameters.get("ssl") ?? (sslRootCert === "system" ? "verify-full" : "prefer");
  const mode = sslModes.find((known) => known === text);
  if (mode !== undefined) return mode;
  throw invalid("The database URL's sslmode is not one that Postgres knows.", `Use sslmode=${oneOf(sslModes)}.`);
}

function parseSchema(parameters: ReadonlyMap<string, string>): string | null {
  const path = parameters.get("currentSchema") ?? searchPathOption(parameters.get("options") ?? "");
  return parameters.get("schema") || firstInSearchPath(path ?? "");
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65535) return port;
  if (text.includes(",")) throw severalHosts();
  throw invalid(
    "The database URL's port is not a number from 1 to 65535.",
    "Write postgres://user:password@host:5432/database: an @ stands between the password and the host.",
  );
}

function checkHost(host: string): string {
  if (host.includes(",")) throw severalHosts();
  return host;
}

function decode(text: string, part: string): string {
  if (/%(?![0-9a-f]{2})/i.test(text)) throw unencoded("%", "%25");
  if (text.includes("%00")) throw invalid(`The ${part} in the database URL holds a NUL character.`);
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid(
      `The ${part} in the database URL is percent-encoded, but not as UTF-8.`,
      "Percent-encode it as UTF-8, and write a % that stands for itself as %25.",
    );
  }
}

const severalHosts = (): GatehouseError =>
  invalid("The database URL names several hosts.", "Name one host: the primary, or the pooler in front of it.");

const unencoded = (character: string, code: string, more = ""): GatehouseError =>
  invalid(
    `The database URL has a ${character} where none can be. It is probably part of the user or password.`,
    `Write ${character} in the user or password as ${code}${more === "" ? "" : `, ${more}`}.`,
  );

const invalid = (message: string, remedy?: string): GatehouseError =>
  new GatehouseError("DATABASE_URL_INVALID", message, remedy === undefined ? {} : { remedy });

const oneOf = (words: readonly string[]): string => `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
