/** Implements the contract's calls about everybody's sessions. */
import { endEverybodysSessions, endOneSession, endSessionsOf } from "../sessions/end.js";
import { listSessionsPage } from "../sessions/list.js";
import { os } from "./base.js";

export const sessions = {
  list: os.sessions.list.handler(async ({ context, input }) => {
    const own = await context.console.currentSession();
    return listSessionsPage(context.console.database(), input, own?.sessionId ?? null);
  }),

  end: os.sessions.end.handler(async ({ context, input }) => {
    await endOneSession(context.console.database(), context.actor(), input.id);
    return { sessionsEnded: 1 };
  }),

  endAllOf: os.sessions.endAllOf.handler(async ({ context, input }) => ({
    sessionsEnded: await endSessionsOf(context.console.database(), context.actor(), input.email),
  })),

  endEverybodys: os.sessions.endEverybodys.handler(async ({ context, input }) => {
    const own = input.keepOwn ? await context.console.currentSession() : null;
    return {
      sessionsEnded: await endEverybodysSessions(context.console.database(), context.actor(), own?.sessionId),
    };
  }),
};
