/** The log: one JSON line per event in the console's own folder, readable by this user only. Secrets never reach it. */
import { join } from "node:path";
import pino, { type Logger } from "pino";
import { redactText } from "../security/redaction.js";
import { dataDirectory } from "./data-folder.js";
import { openLogFile } from "./log-file.js";

const secretKeys = ["password", "initialPassword", "secret", "jwtSecret", "token", "accessToken", "url", "databaseUrl"];

/** The error without what may quote input. Its stack names only our own code. */
const serializeError = (error: unknown): unknown => {
  if (!(error instanceof Error)) return redactText(String(error));
  const code = "code" in error ? error.code : undefined;
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    code,
    message: redactText(error.message),
    frames,
    cause: error.cause === undefined ? undefined : serializeError(error.cause),
  };
};

let logger: Logger | undefined;

const open = (): Logger => {
  try {
    return pino(
      {
        level: process.env.GATEHOUSE_LOG_LEVEL ?? "info",
        redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`]), censor: "••••" },
        serializers: { err: serializeError },
      },
      openLogFile(join(dataDirectory(), "gatehouse.log")),
    );
  } catch {
    // A console that cannot write its log must still let an administrator in.
    return pino({ enabled: false });
  }
};

/** The log of this process, opened at its first line. */
export const log = {
  info: (details: object, message: string): void => {
    logger ??= open();
    logger.info(details, message);
  },
  error: (details: object, message: string): void => {
    logger ??= open();
    logger.error(details, message);
  },
};
