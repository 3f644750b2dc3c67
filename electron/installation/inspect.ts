/** Reads what a database is, without changing it: the first half of every plan. */
import type { Kysely } from "kysely";
import type { InspectionSummary, InstallationState } from "../../shared/contract/installation.js";
import { GatehouseError } from "../../shared/errors.js";
import { isReadOnly, mayCreateTables } from "../database/queries/check-privileges.js";
import { countLiveSessions } from "../database/queries/count-live-sessions.js";
import { countResources } from "../database/queries/count-resources.js";
import { findObjects } from "../database/queries/find-objects.js";
import { findResourceTables } from "../database/queries/find-resource-tables.js";
import { readCatalogue } from "../database/queries/read-catalogue.js";
import { type InstallationFacts, readInstallation } from "../database/queries/read-installation.js";
import { readLedger } from "../database/schema/ledger.js";
import type { SchemaMigration } from "../database/schema/migrate.js";
import { migrations as allMigrations } from "../database/schema/migrations.js";
import type { Tables } from "../database/tables.js";
import { isReadable } from "../foreign/reading.js";

/** What a window may know of the state, and what only a plan needs. */
export interface Inspection extends InspectionSummary {
  readonly installation: InstallationFacts | null;
  readonly peopleSignedIn: number;
  readonly writable: "yes" | "no-privilege" | "read-only";
}

const latest = (migrations: readonly SchemaMigration[]): number => migrations.at(-1)?.number ?? 0;
const sessionsSince = 2; // the schema version that made the sessions table

/**
 * The state of a schema. A transaction may be given, to look again under its locks.
 * Errors: SCHEMA_ALTERED where the ledger's checksums are not this console's.
 */
export async function inspect(
  kysely: Kysely<Tables>,
  schema: string,
  migrations: readonly SchemaMigration[] = allMigrations,
): Promise<Inspection> {
  const ledger = await readLedger(kysely, schema, migrations);
  if (ledger.kind === "altered") {
    throw new GatehouseError(
      "SCHEMA_ALTERED",
      `Schema migration ${ledger.version} (${ledger.name}) in this database is not the one this console knows.`,
    );
  }
  const writable = await readWritability(kysely, schema, ledger.kind === "absent");
  const base = {
    schema,
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
    installation: null,
    writable,
  } satisfies Partial<Inspection>;

  if (ledger.kind === "absent") {
    const foreignTables = [...(await findObjects(kysely, schema))];
    const state: InstallationState = foreignTables.length === 0 ? "empty" : "foreign";
    const readable = state === "foreign" && isReadable(await readCatalogue(kysely, schema));
    return { ...base, state, schemaVersion: null, foreignTables, readable };
  }
  if (ledger.kind === "newer") return { ...base, state: "newer", schemaVersion: ledger.version };

  const installation = await readInstallation(kysely);
  // Our tables with nothing in them cannot come from this console, whose bootstrap is one transaction.
  if (installation === null) {
    const foreignTables = [...(await findObjects(kysely, schema))];
    return { ...base, state: "foreign", schemaVersion: ledger.version, foreignTables };
  }
  const resources = await countResources(kysely, schema, await findResourceTables(kysely, schema));
  const live = ledger.version >= sessionsSince ? await countLiveSessions(kysely) : { sessions: 0, people: 0 };
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
    installation,
  };
}

async function readWritability(
  kysely: Kysely<Tables>,
  schema: string,
  mustCreate: boolean,
): Promise<Inspection["writable"]> {
  if (await isReadOnly(kysely)) return "read-only";
  return mustCreate && !(await mayCreateTables(kysely, schema)) ? "no-privilege" : "yes";
}

/** The part of an inspection that may cross to a window: counts and names, no hashes. */
export function summarize(inspection: Inspection): InspectionSummary {
  const { installation: _installation, peopleSignedIn: _people, writable: _writable, ...summary } = inspection;
  return summary;
}
