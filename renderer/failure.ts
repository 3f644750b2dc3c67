/** Turns whatever a call throws into what people can read: a sentence, what to try, and a code to quote. */
import { ORPCError } from "@orpc/client";
import type { Failure, FailureDetails } from "../shared/contract/errors.js";
import { type ErrorCode, errorKinds, isErrorCode } from "../shared/errors.js";

/** Not a code of the console: there was no console to answer. */
export const linkLostCode = "LINK_LOST";

const linkLost: Failure = {
  code: linkLostCode,
  message: "The console does not answer.",
  remedy: "Start Gatehouse again, then look at the installation: what was under way is either all done or not begun.",
};

/** True where the door is gone or no longer knows this page: the network failed, or the page's own session ended. */
export const isLinkLost = (error: unknown): boolean =>
  error instanceof TypeError ||
  (error instanceof ORPCError && !isErrorCode(error.code) && (error.status === 401 || error.status === 403));

const hasRemedy = (data: unknown): data is FailureDetails =>
  typeof data === "object" && data !== null && "remedy" in data && typeof data.remedy === "string";

/** The names of the fields a refused input was wrong in; its values are never repeated. */
function namesOfWrongFields(data: unknown): readonly string[] {
  if (typeof data !== "object" || data === null || !("issues" in data) || !Array.isArray(data.issues)) return [];
  const names = data.issues.flatMap((issue: unknown) =>
    typeof issue === "object" && issue !== null && "path" in issue && Array.isArray(issue.path)
      ? [issue.path.map(String).join(".")]
      : [],
  );
  return [...new Set(names)].filter((name) => name !== "");
}

/**
 * Any thrown thing as code, message and remedy. Codes of the one map carry their own sentence; a refused input names
 * its fields; everything else is INTERNAL without a word of what was thrown, which might hold anything.
 */
export function toFailure(error: unknown): Failure {
  if (isLinkLost(error)) return linkLost;
  if (error instanceof ORPCError && isErrorCode(error.code)) {
    const details = hasRemedy(error.data) ? error.data : { remedy: errorKinds[error.code].remedy };
    return { code: error.code, message: error.message, ...details };
  }
  if (error instanceof ORPCError && error.code === "BAD_REQUEST") {
    const fields = namesOfWrongFields(error.data);
    const where = fields.length === 0 ? "" : ` (${fields.join(", ")})`;
    return { code: "USAGE", message: `What was entered does not fit${where}.`, remedy: "Correct it, then try again." };
  }
  return { code: "INTERNAL", message: "Something went wrong that should not.", remedy: errorKinds.INTERNAL.remedy };
}

/** True when the error is a failure with one of these codes. */
export const failedWith = (error: unknown, ...codes: readonly ErrorCode[]): boolean =>
  codes.some((code) => code === toFailure(error).code);
