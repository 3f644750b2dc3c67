/** Calls that list and end the sessions of all members. */
import { z } from "zod";
import { call } from "./errors.js";
import { id, page, typedEmail } from "./values.js";

const listedSession = z.object({
  id: z.string(),
  userId: z.string(),
  email: z.string(),
  fullName: z.string().nullable(),
  /** When the member signed in. */
  signedInAt: z.string(),
  expiresAt: z.string(),
  endedAt: z.string().nullable(),
  /** Why it ended, as stored, such as `signed-out`. Null while it is live, and if it expired. */
  endReason: z.string().nullable(),
  live: z.boolean(),
  /** True for the session that makes the call. */
  own: z.boolean(),
});
export type ListedSession = z.infer<typeof listedSession>;

export const sessionPage = z.object({
  sessions: z.array(listedSession),
  /** The number of sessions that are live now, of the member asked for or of all members. */
  live: z.int(),
  /** When the member asked for last signed in. Null if none is asked for, or if the member never signed in. */
  lastSignInAt: z.string().nullable(),
  nextCursor: z.string().nullable(),
});
export type SessionPage = z.infer<typeof sessionPage>;

const ended = z.object({ sessionsEnded: z.int() });

export const sessions = {
  /** Lists sessions, latest first. Ended ones are left out unless `ended` is true. */
  list: call
    .input(
      z.object({
        email: typedEmail.optional(),
        ended: z.boolean().default(false),
        ...page,
      }),
    )
    .output(sessionPage),
  end: call.input(z.object({ id })).output(ended),
  endAllOf: call.input(z.object({ email: typedEmail })).output(ended),
  /** Ends the sessions of all members. `keepOwn` spares the one that makes the call. */
  endEverybodys: call.input(z.object({ keepOwn: z.boolean().default(false) })).output(ended),
};
