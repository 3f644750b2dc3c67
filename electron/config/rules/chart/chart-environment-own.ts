/** The names are those that the chart sets from values of login and database (services.ts). */
import { valueAt } from "../../yaml/values.js";
import { onHelm, type Problem, type Rule } from "../rule.js";
import { type EnvironmentName, environmentNames, extraEnvironments } from "./environment-names.js";
import { isCheckedService, namesBesideCommonEnv, namesBesideExtraEnv } from "./services.js";

/** The value from which the chart sets each name. */
const sources: ReadonlyMap<string, string> = new Map([
  ["POSTGRES_DATABASE_URI", "postgres.external.connectionUrl"],
  ["POSTGRES_SCHEMA", "postgres.external.schema"],
  ["POSTGRES_TLS", "postgres.external.customTls"],
  ["LANGSMITH_LICENSE_KEY", "config.langsmithLicenseKey"],
  ["API_KEY_SALT", "config.apiKeySalt"],
  ["X_SERVICE_AUTH_JWT_SECRET", "config.apiKeySalt"],
  ["BASIC_AUTH_ENABLED", "config.basicAuth.enabled"],
  ["BASIC_AUTH_JWT_SECRET", "config.basicAuth.jwtSecret"],
  ["INITIAL_ORG_ADMIN_EMAIL", "config.initialOrgAdminEmail"],
  ["INITIAL_ORG_ADMIN_PASSWORD", "config.basicAuth.initialOrgAdminPassword"],
  ["INITIAL_ORG_NAME", "config.initialOrgName"],
  ["DEFAULT_WORKSPACE_NAME", "config.defaultWorkspaceName"],
  ["LANGSMITH_URL", "config.hostname"],
  ["LOG_LEVEL", "config.logLevel"],
]);

export const chartEnvironmentOwn: Rule = {
  id: "chart-environment-own",
  severity: "error",
  source: "chart",
  what: "The chart sets this environment name itself.",
  why: "The name would be set twice, which the chart refuses.",
  remedy: "Remove it, and set the value it comes from.",
  check: onHelm(function* ({ values }): Iterable<Problem> {
    const common = environmentNames(valueAt(values, "commonEnv"), "commonEnv");
    yield* own(common, namesBesideCommonEnv(values));
    for (const { path, value } of extraEnvironments(values))
      if (isCheckedService(values, path)) yield* own(environmentNames(value, path), namesBesideExtraEnv(values, path));
  }),
};

const own = (names: readonly EnvironmentName[], taken: ReadonlySet<string>): readonly Problem[] =>
  names
    .filter(({ name }) => taken.has(name))
    .map(({ name, path, position }) => {
      const message = `The chart sets ${name} itself, and refuses it here.`;
      return {
        path,
        position,
        message,
        remedy: `Remove it, and set ${sources.get(name) ?? "the value it comes from"}.`,
      };
    });
