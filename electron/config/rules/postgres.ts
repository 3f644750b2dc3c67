/** Where the configuration says the database is. */
import { settingAt } from "../helm.js";
import { isPlaceholder } from "../placeholders.js";
import { needsEncoding, splitPostgresUrl } from "../postgres-url.js";
import type { HelmSubject, Setting, Subject } from "../subject.js";
import { isTruthy, valueAt } from "../values.js";
import { absent, atSetting, onHelm, type Problem, type Rule } from "./rule.js";

const external = "postgres.external";
const isExternal = ({ values }: HelmSubject): boolean => isTruthy(valueAt(values, `${external}.enabled`));
const externalAt = ({ values }: HelmSubject, key: string): Setting | null => settingAt(values, `${external}.${key}`);

/** The settings the chart joins into a URL: none where a URL or an existing Secret takes their place. */
function joined(subject: HelmSubject, keys: readonly string[]): readonly Setting[] {
  const replaced = externalAt(subject, "connectionUrl") ?? externalAt(subject, "existingSecretName");
  if (!isExternal(subject) || replaced !== null) return [];
  return keys.flatMap((key) => externalAt(subject, key) ?? []);
}

const atUrl = (subject: Subject, wrong: (url: ReturnType<typeof splitPostgresUrl>) => boolean): readonly Problem[] => {
  const url = subject.settings.postgresUrl;
  return url !== null && wrong(splitPostgresUrl(url.text)) ? [atSetting(url)] : [];
};

const leftIn = (part: string): boolean => isPlaceholder(part) || /^(host|hostname|port|<[^>]*>.*)$/i.test(part);

export const postgresRules: readonly Rule[] = [
  {
    id: "chart-postgres-client-certificate",
    severity: "error",
    source: "chart",
    what: "A Postgres client certificate is set without customTls.",
    why: "The chart refuses it.",
    remedy: "Set postgres.external.customTls: true.",
    check: onHelm((subject) => {
      const secret = externalAt(subject, "clientCert.secretName");
      return secret === null || isTruthy(valueAt(subject.values, `${external}.customTls`)) ? [] : [atSetting(secret)];
    }),
  },
  {
    id: "postgres-url-scheme",
    severity: "warning",
    source: "doc",
    what: "The Postgres URL has a scheme.",
    why: "The product puts its own in front.",
    remedy: "Write user:password@host:5432/database, without postgres://.",
    check: (subject) => atUrl(subject, ({ scheme }) => scheme !== null),
  },
  {
    id: "postgres-url-encoding",
    severity: "error",
    source: "console",
    what: "User or password in the Postgres URL hold one of @ : / ? # % as they are.",
    why: "The URL then ends in the wrong place, and the services look for another host or password.",
    remedy: "Percent-encode them: @ is %40, : %3A, / %2F, ? %3F, # %23, % %25.",
    check: (subject) => atUrl(subject, (url) => url.needsEncoding),
  },
  {
    id: "postgres-field-encoding",
    severity: "error",
    source: "console",
    what: "This holds one of @ : / ? # % as it is.",
    why: "The chart joins it into the Postgres URL without encoding it, and the services look for another host or password.",
    remedy: "Percent-encode it: @ is %40, : %3A, / %2F, ? %3F, # %23, % %25.",
    check: onHelm((subject) =>
      joined(subject, ["user", "password"]).flatMap((setting) =>
        needsEncoding(setting.text) ? [atSetting(setting)] : [],
      ),
    ),
  },
  {
    id: "postgres-placeholder",
    severity: "error",
    source: "console",
    what: "The database's address holds a placeholder.",
    why: "There is no such host, port, user or database.",
    remedy: "Fill in the real user, password, host, port and database.",
    check: (subject) => [
      ...atUrl(subject, ({ user, password, host, port, database }) =>
        [user, password, host, port, database].some(leftIn),
      ),
      ...onHelmFields(subject),
    ],
  },
  {
    id: "postgres-incomplete",
    severity: "error",
    source: "console",
    what: "An external Postgres is enabled, but neither its URL nor its host is given.",
    why: "The services would have no database.",
    remedy: "Set postgres.external.connectionUrl, host, or existingSecretName.",
    check: onHelm((subject) => {
      const named = ["connectionUrl", "host", "existingSecretName"].some((key) => externalAt(subject, key) !== null);
      return isExternal(subject) && !named ? [absent(`${external}.host`)] : [];
    }),
  },
  {
    id: "postgres-port",
    severity: "error",
    source: "console",
    what: "The Postgres port is not a number from 1 to 65535.",
    why: "The services could not connect.",
    remedy: "Set postgres.external.port, usually 5432.",
    check: onHelm((subject) =>
      joined(subject, ["port"]).flatMap((port) => (portOf(port.text) === null ? [atSetting(port)] : [])),
    ),
  },
  {
    id: "postgres-in-existing-secret",
    severity: "info",
    source: "console",
    what: "The Postgres URL is in an existing Secret.",
    why: "Gatehouse reads values files, not the cluster.",
    remedy: "Name the database with --database or GATEHOUSE_DATABASE_URL.",
    check: onHelm((subject) => {
      const secret = externalAt(subject, "existingSecretName");
      return isExternal(subject) && secret !== null ? [atSetting(secret)] : [];
    }),
  },
];

const onHelmFields = onHelm((subject) =>
  joined(subject, ["host", "user", "password", "database"]).flatMap((setting) =>
    leftIn(setting.text) ? [atSetting(setting)] : [],
  ),
);

/** 1 to 65535, or null. */
export function portOf(text: string): number | null {
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}
