/** Signing in and out. A window never sees a token: its door keeps it. */
import { z } from "zod";
import { call } from "./errors.js";

export const signedIn = z.object({
  email: z.string(),
  fullName: z.string().nullable(),
  role: z.string(),
  expiresAt: z.string(),
});
export type SignedIn = z.infer<typeof signedIn>;

export const accessToken = z.object({
  accessToken: z.string(),
  expiresAt: z.string(),
  email: z.string(),
  role: z.string(),
});
export type AccessToken = z.infer<typeof accessToken>;

/** At most 1,024 bytes are ever hashed; anything longer cannot be anybody's password. */
const credentials = z.object({ email: z.string().max(254), password: z.string().max(4096) });

export const session = {
  signIn: call.input(credentials).output(signedIn),
  signOut: call.output(z.object({})),
  current: call.output(z.object({ session: signedIn.nullable() })),
  /** The command line's sign-in: hands out the token itself. */
  issueToken: call.input(credentials).output(accessToken),
  /** Says whose token this is, if it still holds. */
  checkToken: call.input(z.object({ token: z.string().max(8192) })).output(signedIn),
};
