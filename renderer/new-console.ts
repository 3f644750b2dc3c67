/** What is known of a new console before it answers, so that the first screen can be used at once. */
import { calls, queryClient } from "./queries.js";

/** True where the console is new: nothing is open and nothing suggested. The door wrote that into the page's head. */
const isNew = (): boolean => document.querySelector('meta[name="console"]')?.getAttribute("content") === "new";

/** Puts a new console's answers into the cache, as stale ones: the first screen uses them and asks for each again. */
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
