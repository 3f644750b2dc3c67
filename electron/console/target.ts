/** Finds the connection target and schema that a URL, the form's fields, the environment or the configuration names. */
import type { ConnectInput } from "../../shared/contract/connection.js";
import { GatehouseError } from "../../shared/errors.js";
import type { InstallationConfiguration, PostgresSetting } from "../config/configuration.js";
import { type ConnectionTarget, describeTarget } from "../database/target.js";
import { parseDatabaseUrl } from "../database/url.js";
import { Secret } from "../security/secret.js";
import type { ConsoleStart } from "./environment.js";

interface ResolvedTarget {
  readonly target: ConnectionTarget;
  readonly schema: string;
}

interface NamedTarget {
  readonly target: ConnectionTarget;
  readonly schema: string | null;
}

/**
 * The target that `input` asks for. Its schema is the first of: the one in `input`, the target's own, the one the console
 * was started with, the configuration's, `public`. For the environment's URL, the one the console was started with comes
 * before the target's own. Errors: DATABASE_NOT_NAMED, DATABASE_URL_INVALID.
 */
export function resolveTarget(
  input: ConnectInput,
  start: ConsoleStart,
  configuration: InstallationConfiguration | null,
): ResolvedTarget {
  const { target, schema } = nameTarget(input, start, configuration);
  return {
    target,
    schema: input.schema ?? schema ?? start.schema ?? configuration?.postgres?.schema ?? "public",
  };
}

function nameTarget(
  input: ConnectInput,
  start: ConsoleStart,
  configuration: InstallationConfiguration | null,
): NamedTarget {
  switch (input.by) {
    case "url":
      return parseDatabaseUrl(input.url);
    case "fields":
      return {
        schema: null,
        target: {
          host: input.host,
          port: input.port,
          database: input.database,
          user: input.user,
          password: input.password === "" ? null : new Secret(input.password),
          sslMode: input.sslMode,
          sslRootCert: input.sslRootCert ?? null,
          sslCert: null,
          sslKey: null,
        },
      };
    case "environment":
      if (start.databaseUrl === undefined) {
        throw new GatehouseError("DATABASE_NOT_NAMED", "GATEHOUSE_DATABASE_URL is not set.");
      }
      return withSchema(parseDatabaseUrl(start.databaseUrl), start.schema);
    case "configuration": {
      const setting = configuration?.postgres ?? null;
      if (setting === null) {
        const why = configuration === null ? "No database is named." : "The configuration names no external Postgres.";
        throw new GatehouseError("DATABASE_NOT_NAMED", why);
      }
      return settingTarget(setting);
    }
  }
}

const withSchema = (named: NamedTarget, schema: string | undefined): NamedTarget =>
  schema === undefined ? named : { ...named, schema };

function settingTarget(setting: PostgresSetting): NamedTarget {
  if (setting.by === "url") {
    const parsed = parseDatabaseUrl(setting.url.reveal());
    return { target: parsed.target, schema: setting.schema ?? parsed.schema };
  }
  const { host, port, database, user, password, schema } = setting;
  const target = {
    host,
    port,
    database,
    user,
    password,
    sslMode: "prefer",
    sslRootCert: null,
    sslCert: null,
    sslKey: null,
  } as const;
  return { target, schema };
}

/** The database that a configuration names, or null if it names none or one that cannot be read. */
export const configuredTarget = (configuration: InstallationConfiguration): NamedTarget | null => {
  const setting = configuration.postgres;
  return setting === null ? null : orNull(() => settingTarget(setting));
};

/** A configuration's Postgres as user@host:port/database, or null if it names none or one that cannot be read. */
export function describeSetting(setting: PostgresSetting | null): string | null {
  return setting === null ? null : describeOrNull(() => settingTarget(setting).target);
}

/** A URL's Postgres as user@host:port/database, or null without a URL or for one that cannot be read. */
export const describeUrl = (url: string | undefined): string | null =>
  url === undefined ? null : describeOrNull(() => parseDatabaseUrl(url).target);

function describeOrNull(parse: () => ConnectionTarget): string | null {
  const target = orNull(parse);
  return target === null ? null : describeTarget(target);
}

function orNull<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch (error) {
    if (error instanceof GatehouseError) return null;
    throw error;
  }
}
