/** Describes the search index over names and emails, and makes it when an administrator asks for it. */
import { setTimeout as sleep } from "node:timers/promises";
import type { IndexProgress, SearchIndex } from "../../shared/contract/members.js";
import { GatehouseError } from "../../shared/errors.js";
import type { Database } from "../database/connect.js";
import { findSearchIndex, type SearchIndexFacts } from "../database/queries/find-search-index.js";
import { insertAudit } from "../database/queries/insert-audit.js";
import {
  addTrigramExtension,
  makeSearchIndex as createIndex,
  dropSearchIndex,
  readIndexProgress,
} from "../database/queries/make-search-index.js";
import { outside, query, transact } from "../database/transaction.js";
import { type Actor, describeActor } from "../organization/actor.js";
import { requireAdmin } from "../organization/authority.js";
import { readMemberSettings } from "../organization/settings.js";
import { forgetSearchFacts } from "./search-way.js";

/** Says whether there is an index, and what making it would do. Writes nothing. */
export async function describeSearchIndex(database: Database): Promise<SearchIndex> {
  const facts = await query(database, async (scope) => {
    await readMemberSettings(scope);
    return findSearchIndex(scope);
  });
  return describe(facts);
}

function describe(facts: SearchIndexFacts): SearchIndex {
  const members = facts.estimatedMembers;
  const impossible = (about: string): SearchIndex => ({ state: "impossible", about, addsExtension: false, members });
  if (facts.ready) {
    return { state: "ready", about: "Search finds any part of a name or an email.", addsExtension: false, members };
  }
  const addsExtension = facts.extensionSchema === null;
  if (addsExtension && !facts.available) {
    return impossible("The server does not offer the extension pg_trgm. PostgreSQL's contrib package has it.");
  }
  if (addsExtension && !facts.mayCreateExtension) {
    return impossible(
      "Adding the extension pg_trgm needs CREATE on the database, which this database user does not have.",
    );
  }
  if (!facts.ownsTable) return impossible("Only the owner of the installation's tables may make an index on them.");
  return {
    state: "missing",
    about: `${addsExtension ? "Adds the extension pg_trgm to the database, then makes" : "Makes"} the index while the database stays in use.`,
    addsExtension,
    members,
  };
}

const pollEvery = 250; // milliseconds

/**
 * Makes the index, and the extension it needs, without holding up other work, and reports its progress several times a
 * second. It can be repeated, also after it broke off. Errors: ROLE_INSUFFICIENT, PRIVILEGE_MISSING if it is
 * impossible.
 */
export async function makeSearchIndex(
  database: Database,
  actor: Actor,
  report: (progress: IndexProgress) => void,
): Promise<SearchIndex> {
  requireAdmin(actor);
  const { facts, organizationId } = await query(database, async (scope) => {
    const settings = await readMemberSettings(scope);
    return { facts: await findSearchIndex(scope), organizationId: settings.organizationId };
  });
  const found = describe(facts);
  if (found.state === "impossible") throw new GatehouseError("PRIVILEGE_MISSING", found.about);
  if (found.state === "ready") return found;

  if (facts.extensionSchema === null) await transact(database, addTrigramExtension);
  const extensionSchema = facts.extensionSchema ?? database.schema;
  const making = outside(database, async (scope) => {
    if (facts.invalid) await dropSearchIndex(scope);
    await createIndex(scope, { extensionSchema, concurrently: true });
  });
  let isMaking = true;
  const ended = making.finally(() => {
    isMaking = false;
  });
  ended.catch(() => undefined); // thrown below
  while (isMaking) {
    const progress = await query(database, readIndexProgress);
    if (progress !== undefined) report(progress);
    await Promise.race([ended.catch(() => undefined), sleep(pollEvery)]);
  }
  await ended;
  await transact(database, (transaction) =>
    insertAudit(transaction, {
      operation: "make_search_index",
      succeeded: true,
      organizationId,
      ...describeActor(actor, { extensionAdded: found.addsExtension }),
    }),
  );
  forgetSearchFacts(database);
  return describeSearchIndex(database);
}
