/** Telling people of a failed call: a sentence, what to try, and a code to quote. */
import { ORPCError } from "@orpc/client";
import type { Failure } from "../shared/contract/errors.js";
import { type ErrorCode, errorKinds, isErrorCode } from "../shared/errors.js";
import { answeredFailure } from "../shared/failure.js";

/** The code for a call that no console answered. It is the window's own, and none of the console's. */
export const linkLostCode = "LINK_LOST";

const linkLost: Failure = {
  code: linkLostCode,
  message: "The console does not answer.",
  remedy:
    "Start Gatehouse again, then look at the installation. What was under way is either done as a whole or not begun.",
};

/** True where the door is gone or no longer knows this page: the network failed, or the page's own session ended. */
export const isLinkLost = (error: unknown): boolean =>
  error instanceof TypeError ||
  (error instanceof ORPCError && !isErrorCode(error.code) && (error.status === 401 || error.status === 403));

/**
 * The failure to show for any thrown value. What neither the console answered nor a lost link explains is INTERNAL, and
 * nothing of it is shown, because it might hold anything.
 */
export function toFailure(error: unknown): Failure {
  if (isLinkLost(error)) return linkLost;
  return (
    answeredFailure(error, "Correct it, then try again.") ?? {
      code: "INTERNAL",
      message: "Something went wrong that should not.",
      remedy: errorKinds.INTERNAL.remedy,
    }
  );
}

/** True when the error is a failure with one of these codes. */
export const failedWith = (error: unknown, ...codes: readonly ErrorCode[]): boolean =>
  codes.some((code) => code === toFailure(error).code);
