/** The initial-password policy, and who still has the password that was handed to them. */
import { z } from "zod";
import { call } from "./errors.js";
import { page, roleName } from "./values.js";

/** In `organizations.config` under `initial_password`. */
export const initialPasswordPolicy = z.object({
  /** How long an initial password signs in, in hours; null for as long as nobody changes it. */
  validHours: z
    .int()
    .min(1)
    .max(24 * 366)
    .nullable(),
  /** True where it must be changed at the first sign-in. */
  mustChange: z.boolean(),
});
export type InitialPasswordPolicy = z.infer<typeof initialPasswordPolicy>;

export const policyState = z.object({
  policy: initialPasswordPolicy,
  /** Active members who still have their initial password, and of these those whose password has expired. */
  onInitialPassword: z.int(),
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
  /** When it stops, or stopped, signing in; null where the policy sets no end. */
  expiresAt: z.string().nullable(),
  expired: z.boolean(),
});
export type InitialPasswordHolder = z.infer<typeof initialPasswordHolder>;

export const policy = {
  show: call.output(policyState),
  /** `before` is the policy that the change was decided on. */
  set: call.input(z.object({ before: initialPasswordPolicy, after: initialPasswordPolicy })).output(policyState),
  /** The oldest first. */
  holders: call
    .input(z.object(page))
    .output(z.object({ holders: z.array(initialPasswordHolder), nextCursor: z.string().nullable() })),
};
