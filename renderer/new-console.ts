/** What is known of a new console before it answers, so that the first screen can be used at once. */
import { calls, queryClient } from "./queries.js";

/** The door that serves the page says in its head whether the console is new, with nothing open and nothing suggested. */
const isNew = (): boolean => document.querySelector('meta[name="console"]')?.getAttribute("content") === "new";

/** Puts a new console's answers into the cache. They are stale from the start: each is asked for all the same. */
export function seedNewConsole(): void {
  if (!isNew()) return;
  const updatedAt = 0;
  queryClient.setQueryData(calls.connection.current.queryKey(), { connection: null }, { updatedAt });
  queryClient.setQueryData(
    calls.connection.suggestions.queryKey(),
    { environment: null, configuration: null },
    { updatedAt },
  );
  queryClient.setQueryData(calls.configuration.current.queryKey(), { configuration: null }, { updatedAt });
  queryClient.setQueryData(calls.session.current.queryKey(), { session: null }, { updatedAt });
}
