/** Finding what a configuration says of an external Postgres. */
import type { Setting } from "../../keys/setting.js";
import { isPlaceholder } from "../../secrets/placeholders.js";
import { settingAt } from "../../subject/helm.js";
import { type PostgresUrlParts, splitPostgresUrl } from "../../subject/postgres-url.js";
import type { HelmSubject, Subject } from "../../subject/subject.js";
import { isTruthy, valueAt } from "../../yaml/values.js";
import { atSetting, type Problem } from "../rule.js";

export const external = "postgres.external";

export const isExternal = ({ values }: HelmSubject): boolean => isTruthy(valueAt(values, `${external}.enabled`));

export const externalAt = ({ values }: HelmSubject, key: string): Setting | null =>
  settingAt(values, `${external}.${key}`);

/** The settings that the chart joins into a URL; none where a URL or an existing Secret takes their place. */
export function joinedFields(subject: HelmSubject, keys: readonly string[]): readonly Setting[] {
  const replaced = externalAt(subject, "connectionUrl") ?? externalAt(subject, "existingSecretName");
  if (!isExternal(subject) || replaced !== null) return [];
  return keys.flatMap((key) => externalAt(subject, key) ?? []);
}

/** One problem if a Postgres URL is set and `wrong` is true of it, else none. */
export function urlProblems(subject: Subject, wrong: (url: PostgresUrlParts) => boolean): readonly Problem[] {
  const url = subject.settings.postgresUrl;
  return url !== null && wrong(splitPostgresUrl(url.text)) ? [atSetting(url)] : [];
}

/** True for a part of the database's address that nobody has filled in. */
export const isUnfilledPart = (part: string): boolean =>
  !isIpv6(part) && (isPlaceholder(part) || /^(host|hostname|port|<[^>]*>.*)$/i.test(part));

/** Brackets stand around an address of IPv6, and around placeholders. */
const isIpv6 = (part: string): boolean => /^\[[0-9a-f:.]*:[0-9a-f:.]*\]$/i.test(part);

/** Where Postgres is, by URL or by fields. */
export interface PostgresAddress {
  /** What a finding about the address points at. */
  readonly setting: Setting;
  readonly host: string;
  /** What follows the `?` of the URL, or "". */
  readonly options: string;
  readonly password: Setting | null;
}

/** The address; null where none is given, where it is in an existing Secret, and where nobody has filled it in. */
export function addressOf(subject: Subject): PostgresAddress | null {
  const url = subject.settings.postgresUrl;
  if (url !== null) {
    const { host, options, password, needsEncoding: unclear } = splitPostgresUrl(url.text);
    if (unclear || isUnfilledPart(host)) return null;
    return { setting: url, host, options, password: password === "" ? null : { ...url, text: password } };
  }
  if (subject.format !== "helm") return null;
  const [host = null] = joinedFields(subject, ["host"]);
  if (host === null || isUnfilledPart(host.text)) return null;
  const [password = null] = joinedFields(subject, ["password"]);
  return { setting: host, host: host.text.trim(), options: "", password };
}

/** True for a host of the same cluster or compose network: a bare name, one that ends as they do, or a socket's folder. */
export const isInside = (host: string): boolean =>
  /^[/@]/.test(host) || !/[.:]/.test(host) || /\.(svc|local|internal)$/i.test(host) || /\.svc\./i.test(host);

/** The last sslmode among a URL's options, in lower case; null where there is none. */
export const sslModeOf = (options: string): string | null =>
  new URLSearchParams(options).getAll("sslmode").at(-1)?.toLowerCase() ?? null;
