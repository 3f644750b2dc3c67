/** Decides whether a search looks in all of a name or email, or only at its beginning. */

import type { Database } from "../database/connect.js";
import { findSearchIndex, type SearchIndexFacts } from "../database/queries/find-search-index.js";
import type { SearchWay } from "../database/queries/member-filter.js";
import type { Scope } from "../database/scope.js";

export interface Searching {
  readonly way: SearchWay;
  /** A sentence for people that says why only beginnings are found; null if any part is found. */
  readonly note: string | null;
}

/** Postgres looks through this many members without an index in a few hundredths of a second. */
const fewMembers = 20_000;
/** The index is made of groups of three letters (pg_trgm), so it does not find shorter text. */
const shortestIndexed = 3;
const factsHold = 30_000; // milliseconds

const known = new WeakMap<Database, { readonly facts: SearchIndexFacts; readonly at: number }>();

/** Asks the database about its index at most twice a minute, and only if there is something to search for. */
export async function searchingFor(scope: Scope, database: Database, search: string | undefined): Promise<Searching> {
  if (search === undefined || search === "") return { way: "anywhere", note: null };
  const { ready, estimatedMembers } = await readFacts(scope, database);
  if (estimatedMembers <= fewMembers) return { way: "anywhere", note: null };
  if (!ready) {
    return {
      way: "beginning",
      note: "Only names and emails that begin with this are found, because the database has no search index. `gatehouse index` makes one.",
    };
  }
  return [...search].length >= shortestIndexed
    ? { way: "anywhere", note: null }
    : {
        way: "beginning",
        note: `Only names and emails that begin with this are found. From ${shortestIndexed} letters on, any part of them is found.`,
      };
}

async function readFacts(scope: Scope, database: Database): Promise<SearchIndexFacts> {
  const last = known.get(database);
  if (last !== undefined && Date.now() - last.at < factsHold) return last.facts;
  const facts = await findSearchIndex(scope);
  known.set(database, { facts, at: Date.now() });
  return facts;
}

/** Forgets what is known about the database's index. To be called after it was made or dropped. */
export const forgetSearchFacts = (database: Database): void => void known.delete(database);
