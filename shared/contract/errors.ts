/** The error-code map as the contract carries it: every call may fail with any code, always in one shape. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { type ErrorCode, errorKinds } from "../errors.js";

/** Both versions of what two people changed at once, under CHANGED_MEANWHILE: field → value. */
export const versions = z.object({
  yours: z.record(z.string(), z.unknown()),
  theirs: z.record(z.string(), z.unknown()),
});

/** What goes with a code over the wire; the sentence is the error's message. */
const failureDetails = z.object({ remedy: z.string(), versions: versions.optional() });
export type FailureDetails = z.infer<typeof failureDetails>;

type ErrorMap = Record<ErrorCode, { data: typeof failureDetails }>;

const errorMap = Object.fromEntries(
  Object.keys(errorKinds).map((code) => [code, { data: failureDetails }]),
) as ErrorMap;

/** The start of every call in the contract. */
export const call = oc.errors(errorMap);

/** A failure as every door shows it, and as `--json` prints it under `error`. */
export const failure = z.object({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  versions: versions.optional(),
});
export type Failure = z.infer<typeof failure>;
