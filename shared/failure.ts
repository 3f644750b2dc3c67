/** Decides what people are told of an error, for every door. */
import { ORPCError } from "@orpc/client";
import type { Failure, FailureDetails } from "./contract/errors.js";
import { errorKinds, GatehouseError, isErrorCode } from "./errors.js";

/** The failure for an error whose text may not be shown, because it could hold a secret, SQL or a stack. */
export const unexpectedFailure: Failure = {
  code: "INTERNAL",
  message: "Something unexpected went wrong.",
  remedy: errorKinds.INTERNAL.remedy,
};

/** The failure for such an error that was written to the log. */
export const loggedFailure: Failure = {
  ...unexpectedFailure,
  message: "Something unexpected went wrong; the log has the details.",
};

/**
 * The failure that an error carries, or null if nothing of it may be shown. A GatehouseError and a failed call carry their
 * own. For an input that the contract refused, it names the fields, but not their values, and has `remedyOfInput`.
 */
export function readFailure(error: unknown, remedyOfInput = "Correct it, then try again."): Failure | null {
  if (error instanceof GatehouseError) {
    const { code, message, remedy, versions } = error;
    return { code, message, remedy, versions };
  }
  if (!(error instanceof ORPCError)) return null;
  if (isErrorCode(error.code)) {
    const details = hasRemedy(error.data) ? error.data : { remedy: errorKinds[error.code].remedy };
    return { code: error.code, message: error.message, ...details };
  }
  if (error.code !== "BAD_REQUEST") return null;
  const issues = issuesIn(error.data);
  const fields = refusedFields(issues);
  const where = fields.length === 0 ? "" : ` (${fields.join(", ")})`;
  const said = issues.every(isCustom) ? issues.map(({ message }) => message) : [];
  const message = said.length === 0 ? `The input is not valid${where}.` : [...new Set(said)].join(" ");
  return { code: "USAGE", message, remedy: remedyOfInput };
}

const hasRemedy = (data: unknown): data is FailureDetails =>
  typeof data === "object" && data !== null && "remedy" in data && typeof data.remedy === "string";

function issuesIn(data: unknown): readonly unknown[] {
  if (typeof data !== "object" || data === null || !("issues" in data) || !Array.isArray(data.issues)) return [];
  return data.issues;
}

/** True for a fault that the contract itself has a sentence for, which never holds the value. */
const isCustom = (issue: unknown): issue is { readonly message: string } =>
  typeof issue === "object" &&
  issue !== null &&
  "code" in issue &&
  issue.code === "custom" &&
  "message" in issue &&
  typeof issue.message === "string";

/** The fields that the contract's check found fault with, each once, such as `workspaces.0.role`. */
function refusedFields(issues: readonly unknown[]): readonly string[] {
  const names = issues.flatMap((issue) =>
    typeof issue === "object" && issue !== null && "path" in issue && Array.isArray(issue.path)
      ? [issue.path.map(String).join(".")]
      : [],
  );
  return [...new Set(names)].filter((name) => name !== "");
}
