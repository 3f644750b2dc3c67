/** What the server knows, as queries: one cache for the window, and what to forget when the world changes. */
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
  // What was looked at is no longer what is there.
  if (failedWith(error, "CHANGED_MEANWHILE")) void refreshAll();
  if (failedWith(error, "NOT_CONNECTED")) void refreshAfter("connection");
}

/**
 * The console is next door, so a failed call is shown and not repeated, and "offline" means nothing. Mutations may
 * carry passwords both ways: none outlives the component that made it.
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
  /** Roles, names, emails, workspaces and states of members, one or many. */
  members: [
    calls.members.key(),
    calls.memberChanges.key(),
    calls.sessions.key(),
    calls.session.key(),
    calls.audit.key(),
  ],
  invitation: [calls.members.key()],
  /** An admin's own reset ends the session of this window. */
  passwordReset: [calls.members.key(), calls.session.key()],
  roles: [calls.roles.key()],
  workspaces: [calls.workspaces.key(), calls.members.key()],
  sessions: [calls.sessions.key(), calls.session.key()],
  policy: [calls.policy.key()],
  /** Signing in and out, and a session that ended by itself. */
  session: [calls.session.key()],
  connection: [calls.connection.key()],
  recentFiles: [calls.configuration.recent.key()],
} as const satisfies Record<string, readonly QueryKey[]>;

export type Change = keyof typeof queriesAfter;

/** After a change: what it may have altered is asked again, while what was seen stays in sight. */
export async function refreshAfter(change: Change): Promise<void> {
  await Promise.all(queriesAfter[change].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}

/** After something was done to the installation: everything is asked again while what was seen stays in sight. */
export const refreshAll = (): Promise<void> => queryClient.invalidateQueries();

/** After another database or configuration was chosen: nothing seen of the old one may be shown for the new one. */
export async function forgetInstallation(): Promise<void> {
  clearApplyRun();
  forgetPeople();
  queryClient.removeQueries({ queryKey: calls.installation.key() });
  queryClient.removeQueries({ queryKey: calls.foreign.key() });
  await refreshAll();
}

/** Areas of the contract whose answers depend on who is signed in. */
const ofPeople = (Object.keys(access) as readonly (keyof typeof access)[]).filter((area) =>
  Object.values(access[area]).some((needed) => rolesFor(needed) !== null),
);

/** What only whoever is signed in may see: gone with that person. */
export function forgetPeople(): void {
  clearBulkRun();
  for (const area of ofPeople) queryClient.removeQueries({ queryKey: calls[area].key() });
}
