/** Reading the failure that the console answered a call with. Both the window and the command line tell people from it. */
import { ORPCError } from "@orpc/client";
import type { Failure, FailureDetails } from "./contract/errors.js";
import { errorKinds, isErrorCode } from "./errors.js";

/**
 * The failure that a call was answered with, or null where `error` is no such answer. A code of the one map comes with its
 * own sentence. An input that does not fit the contract is USAGE with the names of its fields, never their values, and
 * `inputRemedy` says what to try then.
 */
export function answeredFailure(error: unknown, inputRemedy: string): Failure | null {
  if (!(error instanceof ORPCError)) return null;
  const { code, message, data } = error;
  if (isErrorCode(code)) return { code, message, ...(hasRemedy(data) ? data : { remedy: errorKinds[code].remedy }) };
  if (code !== "BAD_REQUEST") return null;
  const fields = namesOfWrongFields(data);
  const where = fields.length === 0 ? "" : ` (${fields.join(", ")})`;
  return { code: "USAGE", message: `What was entered does not fit${where}.`, remedy: inputRemedy };
}

const hasRemedy = (data: unknown): data is FailureDetails =>
  typeof data === "object" && data !== null && "remedy" in data && typeof data.remedy === "string";

function namesOfWrongFields(data: unknown): readonly string[] {
  if (typeof data !== "object" || data === null || !("issues" in data) || !Array.isArray(data.issues)) return [];
  const names = data.issues.flatMap((issue: unknown) =>
    typeof issue === "object" && issue !== null && "path" in issue && Array.isArray(issue.path)
      ? [issue.path.map(String).join(".")]
      : [],
  );
  return [...new Set(names)].filter((name) => name !== "");
}
