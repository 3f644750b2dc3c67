/** The failures of the contract: every call may fail with every code, in one shape. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { type ErrorCode, errorKinds } from "../errors.js";

/** For CHANGED_MEANWHILE, both versions of what two people changed at once: field → value. */
export const versions = z.object({
  yours: z.record(z.string(), z.unknown()),
  theirs: z.record(z.string(), z.unknown()),
});

/** What an error carries besides its code and its message. */
const failureDetails = z.object({ remedy: z.string(), versions: versions.optional() });
export type FailureDetails = z.infer<typeof failureDetails>;

type ErrorMap = Record<ErrorCode, { data: typeof failureDetails }>;

const errorMap = Object.fromEntries(
  Object.keys(errorKinds).map((code) => [code, { data: failureDetails }]),
) as ErrorMap;

/** The builder that every call of the contract begins with. */
export const call = oc.errors(errorMap);

/** A failure as the doors show it, and as `--json` prints it under `error`. */
export const failure = z.object({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  versions: versions.optional(),
});
export type Failure = z.infer<typeof failure>;
