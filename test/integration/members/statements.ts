/** Records the statements that are sent to a database. */
import { Client } from "pg";

type Query = (this: Client, ...given: unknown[]) => unknown;

/** True for what begins and ends a transaction, and for the rest of its settings. */
const isFrame = (text: string): boolean => /^(begin|commit|rollback|set local)\b/.test(text);

/** Runs `work`, and returns the statements that any connection of this process sent meanwhile; with `frames`, also how their transactions begin and end. */
export async function statementsOf(work: () => Promise<unknown>, { frames = false } = {}): Promise<readonly string[]> {
  const texts: string[] = [];
  const { query } = Client.prototype;
  const counting: Query = function (...given) {
    if (typeof given[0] === "string" && (frames || !isFrame(given[0]))) texts.push(given[0]);
    return (query as Query).apply(this, given);
  };
  Client.prototype.query = counting as typeof query;
  try {
    await work();
  } finally {
    Client.prototype.query = query;
  }
  return texts;
}
