/** Which environment the chart gives to which of its services (its deployment templates). */
import { basicSwitchPath, oauthSwitchPath } from "../../subject/helm.js";
import { isTruthy, type MapValue, textOf, valueAt } from "../../yaml/values.js";

/** Services that commonEnv does not reach: they are sandboxed or have an environment of their own. */
const withoutCommonEnv = [
  "aceBackend.",
  "playground.",
  "operator.",
  "sandboxes.",
  ...["fleet", "polly", "engineInsightsAgent", "insights"].flatMap((name) => [`${name}.postgres.`, `${name}.redis.`]),
];

/** Services that get commonEnv, but not the names that the chart sets for the product's services. */
const withoutProductEnv = ["frontend.", "postgres.", "redis.", "clickhouse.", "smithdb.", "presidioAnalyzer."];

/** Services in which the chart does not look for names set twice. */
const unchecked = [
  "operator.",
  "presidioAnalyzer.",
  "backend.e2eTest.",
  ...["fleet", "polly", "engineInsightsAgent", "insights"].flatMap((name) => [`${name}.postgres.`, `${name}.redis.`]),
];

const startsWithAny = (path: string, starts: readonly string[]): boolean =>
  starts.some((start) => path.startsWith(start));

export const getsCommonEnv = (path: string): boolean => !startsWithAny(path, withoutCommonEnv);

export const getsProductEnv = (path: string): boolean => getsCommonEnv(path) && !startsWithAny(path, withoutProductEnv);

/** True for a service that is not turned off by these values and that the chart looks at. */
export function isCheckedService(values: MapValue, path: string): boolean {
  if (startsWithAny(path, unchecked)) return false;
  if (startsWithAny(path, ["postgres.", "redis."]))
    return !isOn(values, `${path.split(".")[0]}.external.enabled`, false);
  if (path.startsWith("clickhouse."))
    return isOn(values, "clickhouse.enabled", true) && !isOn(values, "clickhouse.external.enabled", false);
  return ["frontend", "ingestQueue"].every(
    (name) => !path.startsWith(`${name}.`) || isOn(values, `${name}.enabled`, true),
  );
}

const isOn = (values: MapValue, path: string, byDefault: boolean): boolean => {
  const value = valueAt(values, path);
  return value === null ? byDefault : isTruthy(value);
};

const always = [
  "POSTGRES_DATABASE_URI",
  "LANGSMITH_LICENSE_KEY",
  "LANGGRAPH_CLOUD_LICENSE_KEY",
  "API_KEY_SALT",
  "BASIC_AUTH_ENABLED",
  "LOG_LEVEL",
  "FF_ORG_CREATION_DISABLED",
  "FF_PERSONAL_ORGS_DISABLED",
];

const forBootstrap = ["INITIAL_ORG_ADMIN_EMAIL", "INITIAL_ORG_NAME", "DEFAULT_WORKSPACE_NAME"];

/** The names that the chart sets for all of the product's services from values of login and database. */
function productNames(values: MapValue): readonly string[] {
  const has = (path: string): boolean => isTruthy(valueAt(values, path));
  const oauth = has(oauthSwitchPath);
  const mixed = textOf(valueAt(values, "config.authType")) === "mixed";
  return [
    ...always,
    ...(has(basicSwitchPath) ? ["BASIC_AUTH_JWT_SECRET"] : []),
    ...(oauth ? ["OAUTH_CLIENT_ID", "OAUTH_ISSUER_URL"] : []),
    ...(oauth && mixed ? ["OAUTH_CLIENT_SECRET"] : []),
    ...(has("postgres.external.enabled") ? ["POSTGRES_SCHEMA", "POSTGRES_TLS"] : []),
    ...(has("config.hostname") ? ["LANGSMITH_URL"] : []),
  ];
}

const bootstrapNames = (values: MapValue): readonly string[] =>
  isTruthy(valueAt(values, basicSwitchPath)) ? [...forBootstrap, "INITIAL_ORG_ADMIN_PASSWORD"] : forBootstrap;

/** The names that commonEnv may not hold, because some service has them already. */
export const namesBesideCommonEnv = (values: MapValue): ReadonlySet<string> =>
  new Set([...productNames(values), ...bootstrapNames(values)]);

/** The names that a service's extraEnv may not hold. commonEnv may hold X_SERVICE_AUTH_JWT_SECRET. */
export const namesBesideExtraEnv = (values: MapValue, path: string): ReadonlySet<string> =>
  new Set([
    ...(getsProductEnv(path) ? [...productNames(values), "X_SERVICE_AUTH_JWT_SECRET"] : []),
    ...(path.startsWith("backend.authBootstrap.") ? bootstrapNames(values) : []),
    ...(path.startsWith("playground.") ? ["LOG_LEVEL"] : []),
  ]);
