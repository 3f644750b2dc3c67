/** The window's cache of answers, and what is asked again or forgotten after a change. */
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import { MutationCache, QueryCache, QueryClient, type QueryKey } from "@tanstack/react-query";
import { access, rolesFor } from "../shared/access.js";
import { client } from "./client.js";
import { failedWith } from "./failure.js";
import { clearApplyRun } from "./state/apply-run.js";
import { clearBulkRun } from "./state/bulk-run.js";

/** The contract's calls as query and mutation options. */
export const calls = createTanstackQueryUtils(client);

function followFailure(error: Error): void {
  if (failedWith(error, "SIGN_IN_REQUIRED", "SESSION_ENDED", "PASSWORD_CHANGE_REQUIRED")) {
    void refreshAfter("session");
  }
  // Somebody else changed it, so what is in sight is out of date.
  if (failedWith(error, "CHANGED_MEANWHILE")) void refreshAll();
  if (failedWith(error, "NOT_CONNECTED")) void refreshAfter("connection");
}

/**
 * The window's one cache. A failed call is shown and not repeated, and being offline changes nothing, because the console
 * runs on the same machine. A mutation is forgotten with the component that made it, because it may carry a password.
 */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: followFailure }),
  mutationCache: new MutationCache({ onError: followFailure }),
  defaultOptions: {
    queries: { retry: false, networkMode: "always", refetchOnWindowFocus: false, refetchOnReconnect: false },
    mutations: { retry: false, networkMode: "always", gcTime: 0 },
  },
});

/** The queries whose answers each kind of change may alter. Every change that a screen makes asks for them again. */
const queriesAfter = {
  /** A change of the role, name, email, workspaces or state of one or more members. */
  members: [
    calls.members.key(),
    calls.memberChanges.key(),
    calls.sessions.key(),
    calls.session.key(),
    calls.audit.key(),
  ],
  invitation: [calls.members.key()],
  /** Includes the session, because an admin who resets the own password ends it. */
  passwordReset: [calls.members.key(), calls.session.key()],
  roles: [calls.roles.key()],
  workspaces: [calls.workspaces.key(), calls.members.key()],
  sessions: [calls.sessions.key(), calls.session.key()],
  policy: [calls.policy.key()],
  /** A sign-in, a sign-out, or a session that ended by itself. */
  session: [calls.session.key()],
  connection: [calls.connection.key()],
  recentFiles: [calls.configuration.recent.key()],
} as const satisfies Record<string, readonly QueryKey[]>;

export type Change = keyof typeof queriesAfter;

/** Asks again for what a change may have altered. The answers in sight stay there until the new ones come. */
export async function refreshAfter(change: Change): Promise<void> {
  await Promise.all(queriesAfter[change].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}

/** Asks again for everything, after a change of the installation as a whole. The answers in sight stay meanwhile. */
export const refreshAll = (): Promise<void> => queryClient.invalidateQueries();

/** Forgets what is known of the installation, after another database or configuration was chosen, and asks again. */
export async function forgetInstallation(): Promise<void> {
  clearApplyRun();
  forgetSession();
  queryClient.removeQueries({ queryKey: calls.installation.key() });
  queryClient.removeQueries({ queryKey: calls.foreign.key() });
  await refreshAll();
}

/** The areas of the contract whose answers depend on who is signed in. */
const areasByRole = (Object.keys(access) as readonly (keyof typeof access)[]).filter((area) =>
  Object.values(access[area]).some((needed) => rolesFor(needed) !== null),
);

/** Forgets everything that only the member who is signed in may see, when that member signs out or another signs in. */
export function forgetSession(): void {
  clearBulkRun();
  for (const area of areasByRole) queryClient.removeQueries({ queryKey: calls[area].key() });
}
