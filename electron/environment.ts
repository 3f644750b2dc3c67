/** What the console is started with: the environment, as the person who starts it sets it. */
import { delimiter } from "node:path";
import type { ConsoleStart } from "./console.js";

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
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(schema ? { schema } : {}),
    ...(configuration ? { configurationPaths: configuration.split(delimiter).filter((path) => path !== "") } : {}),
  };
}
