/** Signing in and out. A window never sees a token: its door keeps it. */
import { z } from "zod";
import { call } from "./errors.js";
import { roleName, typedEmail } from "./values.js";

export const signedIn = z.object({
  email: z.string(),
  fullName: z.string().nullable(),
  role: roleName,
  expiresAt: z.string(),
  /** True where the initial password must be changed first: until then the session is good for nothing else. */
  mustChangePassword: z.boolean(),
});
export type SignedIn = z.infer<typeof signedIn>;

export const accessToken = z.object({
  accessToken: z.string(),
  expiresAt: z.string(),
  email: z.string(),
  role: roleName,
});

/** At most 1,024 bytes are ever hashed; anything longer cannot be anybody's password. */
const password = z.string().max(4096);
const credentials = z.object({ email: typedEmail, password });

export const session = {
  signIn: call.input(credentials).output(signedIn),
  signOut: call.output(z.object({})),
  current: call.output(z.object({ session: signedIn.nullable() })),
  /** One's own password, the old one required. Ends all one's sessions; this window goes on in a new one. */
  changePassword: call.input(z.object({ oldPassword: password, newPassword: password })).output(signedIn),
  /** The same on the command line, where nobody is signed in. */
  changePasswordOf: call
    .input(z.object({ email: typedEmail, oldPassword: password, newPassword: password }))
    .output(z.object({ email: z.string(), sessionsEnded: z.int() })),
  /** The command line's sign-in: hands out the token itself. */
  issueToken: call.input(credentials).output(accessToken),
  /** Says whose token this is, if it still holds. */
  checkToken: call.input(z.object({ token: z.string().max(8192) })).output(signedIn),
};
