/** Calls about one's own session. A window never sees its token: the door keeps it. */
import { z } from "zod";
import { call } from "./errors.js";
import { roleName, typedEmail } from "./values.js";

export const signedIn = z.object({
  email: z.string(),
  fullName: z.string().nullable(),
  role: roleName,
  expiresAt: z.string(),
  /** True if the initial password must be changed first. Until then the session is good for nothing else. */
  mustChangePassword: z.boolean(),
});
export type SignedIn = z.infer<typeof signedIn>;

export const accessToken = z.object({
  accessToken: z.string(),
  expiresAt: z.string(),
  email: z.string(),
  role: roleName,
});

/** A typed password. None has more than 1,024 bytes, so that a far longer text is refused at once. */
const password = z.string().max(4096);
const credentials = z.object({ email: typedEmail, password });

export const session = {
  signIn: call.input(credentials).output(signedIn),
  signOut: call.output(z.object({})),
  current: call.output(z.object({ session: signedIn.nullable() })),
  /** Changes one's own password. All one's sessions end; this window goes on in a new one. */
  changePassword: call.input(z.object({ oldPassword: password, newPassword: password })).output(signedIn),
  /** Changes a member's password on the command line, where nobody is signed in. */
  changePasswordOf: call
    .input(z.object({ email: typedEmail, oldPassword: password, newPassword: password }))
    .output(z.object({ email: z.string(), sessionsEnded: z.int() })),
  /** Signs in on the command line, and answers with the token itself. */
  issueToken: call.input(credentials).output(accessToken),
  /** Says whose token this is. Errors: SESSION_ENDED if it no longer holds. */
  checkToken: call.input(z.object({ token: z.string().max(8192) })).output(signedIn),
};
