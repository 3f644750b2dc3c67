/** Reads what a console is started with from the environment. */
import { delimiter } from "node:path";
import type { ReadDocument } from "../../shared/contract/configuration.js";

/** The database and configuration that a console is started with. */
export interface ConsoleStart {
  /** GATEHOUSE_DATABASE_URL */
  readonly databaseUrl?: string | undefined;
  readonly schema?: string | undefined;
  readonly configurationPaths?: readonly string[] | undefined;
  /** The format of the files, stated where it cannot be seen in them. */
  readonly configurationFormat?: "helm" | "compose" | undefined;
  /** The version of the Helm chart to judge the configuration by; without it the configuration decides. */
  readonly chartVersion?: string | undefined;
  /** Reads the configuration file that is called `-`. Without it, `-` is a file like any other. */
  readonly standardInput?: (() => Promise<ReadDocument>) | undefined;
}

/** True if the console is started with neither a database nor a configuration. */
export const isStartedBare = ({ databaseUrl, configurationPaths = [] }: ConsoleStart): boolean =>
  databaseUrl === undefined && configurationPaths.length === 0;

/**
 * Reads GATEHOUSE_DATABASE_URL, GATEHOUSE_SCHEMA and GATEHOUSE_CONFIG (paths joined as in PATH). The URL is deleted from
 * `environment`, so that no child process inherits the password in it.
 */
export function takeEnvironment(environment: NodeJS.ProcessEnv): ConsoleStart {
  const {
    GATEHOUSE_DATABASE_URL: databaseUrl,
    GATEHOUSE_SCHEMA: schema,
    GATEHOUSE_CONFIG: configuration,
  } = environment;
  delete environment.GATEHOUSE_DATABASE_URL;
  return {
    databaseUrl: databaseUrl || undefined,
    schema: schema || undefined,
    configurationPaths: configuration ? configuration.split(delimiter).filter((path) => path !== "") : undefined,
  };
}
