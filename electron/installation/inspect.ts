/** Inspects a database: reads what it is, without changing it. Every plan begins with this. */

import type { InspectionSummary, InstallationState } from "../../shared/contract/installation.js";
import { isReadOnly, mayCreateTables } from "../database/queries/check-privileges.js";
import { countLiveSessions } from "../database/queries/count-live-sessions.js";
import { countResources } from "../database/queries/count-resources.js";
import { findCreators } from "../database/queries/find-creators.js";
import { findObjects } from "../database/queries/find-objects.js";
import { findResourceTables } from "../database/queries/find-resource-tables.js";
import { readCatalogue } from "../database/queries/read-catalogue.js";
import { type InstallationFacts, readInstallation } from "../database/queries/read-installation.js";
import { readLedger, refuseForeignLedger } from "../database/schema/ledger.js";
import type { SchemaMigration } from "../database/schema/migrate.js";
import { migrations as allMigrations } from "../database/schema/migrations.js";
import { describeDifference, findDifferences } from "../database/schema/structure/compare.js";
import type { Scope } from "../database/scope.js";
import { differs } from "../database/standing.js";
import { isReadable } from "../foreign/reading.js";
import { describeOpenSchema } from "./open-schema.js";

/** What an inspection finds: the summary that a window may have, and what only a plan needs. */
export interface Inspection extends InspectionSummary {
  readonly installation: InstallationFacts | null;
  readonly peopleSignedIn: number;
  readonly writable: "yes" | "no-privilege" | "read-only";
}

const latest = (migrations: readonly SchemaMigration[]): number => migrations.at(-1)?.number ?? 0;
const sessionsSince = 2; // the schema version that made the sessions table

export interface InspectOptions {
  readonly migrations?: readonly SchemaMigration[] | undefined;
  /** False if nobody is shown how many rows there are. Counting reads every resource table. */
  readonly countsResources?: boolean;
}

/**
 * Inspects a schema. Errors: SCHEMA_ALTERED if the ledger's checksums are not those that this console knows,
 * SCHEMA_DIFFERS if one of its own tables is gone.
 */
export async function inspect(
  scope: Scope,
  { migrations = allMigrations, countsResources = true }: InspectOptions = {},
): Promise<Inspection> {
  const ledger = await readLedger(scope, migrations);
  if (ledger.kind === "altered") refuseForeignLedger(ledger);
  const writable = await readWritability(scope, ledger.kind === "absent");
  const base = {
    schema: scope.schema,
    latestSchemaVersion: latest(migrations),
    release: null,
    organization: null,
    workspaces: 0,
    members: 0,
    admins: 0,
    liveSessions: 0,
    peopleSignedIn: 0,
    resources: [],
    foreignTables: [],
    readable: false,
    differences: [],
    openSchema: describeOpenSchema(scope.schema, await findCreators(scope)),
    uncounted: [],
    installation: null,
    writable,
  } satisfies Partial<Inspection>;

  if (ledger.kind === "absent") {
    const foreignTables = [...(await findObjects(scope))];
    const state: InstallationState = foreignTables.length === 0 ? "empty" : "foreign";
    const readable = state === "foreign" && isReadable(await readCatalogue(scope));
    return { ...base, state, schemaVersion: null, foreignTables, readable };
  }
  if (ledger.kind === "newer") return { ...base, state: "newer", schemaVersion: ledger.version };

  const found = ledger.kind === "current" && migrations === allMigrations ? await findDifferences(scope) : [];
  const differences = found.map(describeDifference);
  // Without one of its tables, an installation cannot be read further.
  if (found.some(({ part, found: there }) => part.kind === "table" && there === null)) throw differs(differences);
  const installation = await readInstallation(scope);
  // A ledger without an installation is not this console's work, since its bootstrap is one transaction.
  if (installation === null) {
    const foreignTables = [...(await findObjects(scope))];
    return { ...base, state: "foreign", schemaVersion: ledger.version, foreignTables };
  }
  const { tables, unread } = await findResourceTables(scope);
  const resources = countsResources ? await countResources(scope, tables) : [];
  const live = ledger.version >= sessionsSince ? await countLiveSessions(scope) : { sessions: 0, people: 0 };
  return {
    ...base,
    state: installation.authMode,
    schemaVersion: ledger.version,
    release: installation.release,
    organization: installation.organization,
    workspaces: installation.workspaces,
    members: installation.members,
    admins: installation.adminEmails.length,
    liveSessions: live.sessions,
    peopleSignedIn: live.people,
    resources: [...resources],
    uncounted: [...unread],
    differences,
    installation,
  };
}

async function readWritability(scope: Scope, mustCreate: boolean): Promise<Inspection["writable"]> {
  if (await isReadOnly(scope)) return "read-only";
  return mustCreate && !(await mayCreateTables(scope)) ? "no-privilege" : "yes";
}

/** Returns the part of an inspection that a window may have: counts and names, no hashes. */
export function summarize(inspection: Inspection): InspectionSummary {
  const { installation: _installation, peopleSignedIn: _people, writable: _writable, ...summary } = inspection;
  return summary;
}
