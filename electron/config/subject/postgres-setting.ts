/** The database that a configuration names, in the form that connecting takes. */
import { Secret } from "../../security/secret.js";
import { secretSetting } from "../helm/existing-secret.js";
import { isTruthy, valueAt } from "../yaml/values.js";
import { settingAt } from "./helm.js";
import { needsEncoding, portOf } from "./postgres-url.js";
import type { HelmSubject, Subject } from "./subject.js";

export type PostgresSetting =
  | { readonly by: "url"; readonly url: Secret; readonly schema: string | null }
  | {
      readonly by: "fields";
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly password: Secret | null;
      readonly database: string;
      readonly schema: string | null;
    };

/** The database; null where none is named or an existing Secret has it. The URL may lack its scheme. */
export function postgresSettingOf(subject: Subject): PostgresSetting | null {
  const url = subject.settings.postgresUrl;
  if (subject.format === "compose")
    return url === null ? null : { by: "url", url: new Secret(url.text.trim()), schema: null };
  const schema = settingAt(subject.values, "postgres.external.schema")?.text ?? null;
  const named = settingAt(subject.values, "postgres.external.existingSecretName") !== null;
  const { postgres } = subject.secrets;
  if (named && secretSetting(postgres, postgres?.needs[0]) === null) return null;
  return url === null ? fieldsOf(subject, schema) : { by: "url", url: new Secret(url.text.trim()), schema };
}

/** The fields with the chart's defaults: user, password and database `postgres`, port 5432. */
function fieldsOf({ values }: HelmSubject, schema: string | null): PostgresSetting | null {
  const at = (key: string): string | undefined => settingAt(values, `postgres.external.${key}`)?.text;
  const host = at("host");
  const port = portOf(at("port") ?? "5432");
  if (!isTruthy(valueAt(values, "postgres.external.enabled")) || host === undefined || port === null) return null;
  const user = decoded(at("user") ?? "postgres");
  const password = new Secret(decoded(at("password") ?? "postgres"));
  return { by: "fields", host: host.trim(), port, user, password, database: at("database") ?? "postgres", schema };
}

/** Decodes percent-encoding, because the chart joins user and password into a URL as they are. */
function decoded(text: string): string {
  if (needsEncoding(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
