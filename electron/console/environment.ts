/** What the console is started with: the environment, as the person who starts it sets it. */
import { delimiter } from "node:path";

/** What a console is started with. */
export interface ConsoleStart {
  /** GATEHOUSE_DATABASE_URL */
  readonly databaseUrl?: string | undefined;
  readonly schema?: string | undefined;
  readonly configurationPaths?: readonly string[] | undefined;
  /** What the files are, where they do not look like it. */
  readonly configurationFormat?: "helm" | "compose" | undefined;
}

/** True where nothing says which database or which configuration to work with. */
export const isStartedBare = ({ databaseUrl, configurationPaths = [] }: ConsoleStart): boolean =>
  databaseUrl === undefined && configurationPaths.length === 0;

/**
 * Reads GATEHOUSE_DATABASE_URL, GATEHOUSE_SCHEMA and GATEHOUSE_CONFIG (paths joined as in PATH), and takes the URL out
 * of `environment`, so that no child process inherits the password in it.
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
