/** Records the statements that are sent to a database. */
import { Client } from "pg";

type Query = (this: Client, ...given: unknown[]) => unknown;

/** Runs `work`, and returns the statements that any connection of this process sent meanwhile. */
export async function statementsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const texts: string[] = [];
  const { query } = Client.prototype;
  const counting: Query = function (...given) {
    if (typeof given[0] === "string") texts.push(given[0]);
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
