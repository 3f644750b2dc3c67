/** Everybody's sessions: who is signed in, and ending that. */
import { z } from "zod";
import { call } from "./errors.js";
import { id, page, typedEmail } from "./values.js";

const listedSession = z.object({
  id: z.string(),
  userId: z.string(),
  email: z.string(),
  fullName: z.string().nullable(),
  /** When the person signed in. */
  signedInAt: z.string(),
  expiresAt: z.string(),
  endedAt: z.string().nullable(),
  /** Why it ended, as stored, such as `signed-out`; null while it lives or where it just expired. */
  endReason: z.string().nullable(),
  live: z.boolean(),
  /** True for the session that asks. */
  own: z.boolean(),
});
export type ListedSession = z.infer<typeof listedSession>;

export const sessionPage = z.object({
  sessions: z.array(listedSession),
  /** Sessions that are live now, of the member asked for or of everybody. */
  live: z.int(),
  /** The member asked for signed in last; null where nobody is asked for, or the member never did. */
  lastSignInAt: z.string().nullable(),
  nextCursor: z.string().nullable(),
});
export type SessionPage = z.infer<typeof sessionPage>;

const ended = z.object({ sessionsEnded: z.int() });

export const sessions = {
  /** The latest first; `ended` ones only where they are asked for. */
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
  /** Everybody's; a window says whether its own goes on. */
  endEverybodys: call.input(z.object({ keepOwn: z.boolean().default(false) })).output(ended),
};
