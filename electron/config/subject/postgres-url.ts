/** Splitting a Postgres URL as administrators write it, without judging, so that rules can say what is wrong. */

export interface PostgresUrlParts {
  readonly scheme: string | null;
  readonly user: string;
  readonly password: string;
  readonly host: string;
  readonly port: string;
  readonly database: string;
  /** What follows the `?`, or "". */
  readonly options: string;
  /** True where user or password hold characters that end them early: @ : / ? # or a bare %. */
  readonly needsEncoding: boolean;
}

const badPercent = /%(?![0-9a-f]{2})/i;

/** True for credentials that cannot be joined into a URL as they are. */
export const needsEncoding = (part: string): boolean => /[@:/?#\s]/.test(part) || badPercent.test(part);

/**
 * `user:password@host:port/database?options`, with or without a scheme. As in libpq, the options `user`, `password`,
 * `host`, `port` and `dbname` count before what the URL has in their place: `user:password@/database?host=/cloudsql/x`.
 */
export function splitPostgresUrl(url: string): PostgresUrlParts {
  const text = url.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1] ?? null;
  const rest = scheme === null ? text : text.slice(scheme.length + 3);
  const end = rest.search(/[/?#]/);
  const authority = end === -1 ? rest : rest.slice(0, end);
  const tail = end === -1 ? "" : rest.slice(end);
  const at = authority.lastIndexOf("@");
  const credentials = at === -1 ? "" : authority.slice(0, at);
  const colon = credentials.indexOf(":");
  const user = colon === -1 ? credentials : credentials.slice(0, colon);
  const password = colon === -1 ? "" : credentials.slice(colon + 1);
  const [, host = "", port = ""] = /^(\[[^\]]*\]|[^:]*):?(.*)$/s.exec(authority.slice(at + 1)) ?? [];
  const options = /\?([^#]*)/.exec(tail)?.[1] ?? "";
  const named = options === "" ? null : new URLSearchParams(options);
  const either = (name: string, written: string): string => named?.getAll(name).at(-1) || written;
  const spills = at === -1 ? /^[^=]*@/.test(tail) : /^[^?=]*@/.test(tail);
  return {
    scheme,
    user: either("user", user),
    password: either("password", password),
    host: either("host", host),
    port: either("port", port),
    database: either("dbname", tail.startsWith("/") ? (tail.slice(1).split(/[?#]/)[0] ?? "") : ""),
    options,
    needsEncoding: spills || needsEncoding(user) || needsEncoding(password),
  };
}

/** A port from 1 to 65535, or null. */
export function portOf(text: string): number | null {
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}

/** True where a part holds percent-encoding, and so may be meant either way. */
export const isEncodedInPart = (text: string): boolean => /%[0-9a-f]{2}/i.test(text);

/** The user or password with everything percent-encoded that would end it early. Encoding that is there stays. */
export const encodePart = (part: string): string =>
  part.replace(/[@:/?#\s]|%(?![0-9a-f]{2})/gi, (character) => encodeURIComponent(character));

const behindCredentials = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d+)?(\/[^\s@/?#]*)?(\?[^\s#]*)?$/i;

/** The URL with user and password encoded; null where it is unclear where they end. */
export function encodeUrl(url: string): string | null {
  const text = url.trim();
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0] ?? "";
  const rest = text.slice(scheme.length);
  const [only, other] = [...rest.matchAll(/@/g)].filter(({ index }) => behindCredentials.test(rest.slice(index + 1)));
  if (only === undefined || other !== undefined) return null;
  const [, user = "", password] = /^([^:]*)(?::(.*))?$/s.exec(rest.slice(0, only.index)) ?? [];
  const credentials = encodePart(user) + (password === undefined ? "" : `:${encodePart(password)}`);
  const encoded = scheme + credentials + rest.slice(only.index);
  return splitPostgresUrl(encoded).needsEncoding ? null : encoded;
}
