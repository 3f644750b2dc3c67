/** What a configuration says of an external Postgres. */
import { settingAt } from "../../helm.js";
import { isPlaceholder } from "../../placeholders.js";
import { type PostgresUrlParts, splitPostgresUrl } from "../../postgres-url.js";
import type { HelmSubject, Setting, Subject } from "../../subject.js";
import { isTruthy, valueAt } from "../../values.js";
import { atSetting, type Problem } from "../rule.js";

export const external = "postgres.external";

export const isExternal = ({ values }: HelmSubject): boolean => isTruthy(valueAt(values, `${external}.enabled`));

export const externalAt = ({ values }: HelmSubject, key: string): Setting | null =>
  settingAt(values, `${external}.${key}`);

/** The settings the chart joins into a URL: none where a URL or an existing Secret takes their place. */
export function joinedFields(subject: HelmSubject, keys: readonly string[]): readonly Setting[] {
  const replaced = externalAt(subject, "connectionUrl") ?? externalAt(subject, "existingSecretName");
  if (!isExternal(subject) || replaced !== null) return [];
  return keys.flatMap((key) => externalAt(subject, key) ?? []);
}

/** The Postgres URL, where there is one and something is wrong with it. */
export function urlProblems(subject: Subject, wrong: (url: PostgresUrlParts) => boolean): readonly Problem[] {
  const url = subject.settings.postgresUrl;
  return url !== null && wrong(splitPostgresUrl(url.text)) ? [atSetting(url)] : [];
}

/** True for a part of a database's address that nobody has filled in. */
export const isUnfilledPart = (part: string): boolean =>
  isPlaceholder(part) || /^(host|hostname|port|<[^>]*>.*)$/i.test(part);
