/** Calls about the initial-password policy, and about who still has an initial password. */
import { z } from "zod";
import { call } from "./errors.js";
import { page, roleName } from "./values.js";

/** The policy, stored in `organizations.config` under `initial_password` and `failed_sign_ins`. */
export const initialPasswordPolicy = z.object({
  /** The hours for which an initial password is valid, or null if it does not expire. */
  validHours: z
    .int()
    .min(1)
    .max(24 * 366)
    .nullable(),
  /** True if it must be changed at the first sign-in. */
  mustChange: z.boolean(),
  /**
   * The failed sign-ins in a row after which an Organization Admin has to reset the member's password. Left out, they only
   * slow down. Organization Admins are never locked out, because a stranger could then lock all of them out.
   */
  resetAfterFailures: z.int().min(10).max(10_000).optional(),
});
export type InitialPasswordPolicy = z.infer<typeof initialPasswordPolicy>;

export const policyState = z.object({
  policy: initialPasswordPolicy,
  /** The number of active members who still have their initial password. */
  onInitialPassword: z.int(),
  /** The number of those whose initial password has expired. */
  expired: z.int(),
});
export type PolicyState = z.infer<typeof policyState>;

const initialPasswordHolder = z.object({
  userId: z.string(),
  email: z.string(),
  fullName: z.string().nullable(),
  role: roleName,
  disabled: z.boolean(),
  since: z.string(),
  /** When the password expires or expired, or null if it does not. */
  expiresAt: z.string().nullable(),
  expired: z.boolean(),
});
export type InitialPasswordHolder = z.infer<typeof initialPasswordHolder>;

export const policy = {
  show: call.output(policyState),
  /** Sets the policy to `after`. Errors: CHANGED_MEANWHILE if it is no longer `before`; LAST_ADMIN if no Admin could sign in. */
  set: call.input(z.object({ before: initialPasswordPolicy, after: initialPasswordPolicy })).output(policyState),
  /** Lists who still has an initial password, oldest password first. */
  holders: call
    .input(z.object(page))
    .output(z.object({ holders: z.array(initialPasswordHolder), nextCursor: z.string().nullable() })),
};
