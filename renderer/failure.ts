/** Telling people of a failed call: a sentence, what to try, and a code to quote. */
import { ORPCError } from "@orpc/client";
import type { Failure } from "../shared/contract/errors.js";
import { type ErrorCode, isErrorCode } from "../shared/errors.js";
import { readFailure, unexpectedFailure } from "../shared/failure.js";

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

/** What people are told of any error. */
export const toFailure = (error: unknown): Failure =>
  isLinkLost(error) ? linkLost : (readFailure(error) ?? unexpectedFailure);

/** True when the error is a failure with one of these codes. */
export const failedWith = (error: unknown, ...codes: readonly ErrorCode[]): boolean =>
  codes.some((code) => code === toFailure(error).code);
