/** Runs a bulk invite: reads and judges the table, invites batch by batch, and writes the results into one new file. */
import { access } from "node:fs/promises";
import { extname, resolve } from "node:path";
import {
  type BulkProgress,
  type BulkRequest,
  type BulkResult,
  type ResultFormat,
  resultFormats,
} from "../../../shared/contract/bulk-invites.js";
import { GatehouseError } from "../../../shared/errors.js";
import { type OrganizationRole, parseOrganizationRole } from "../../../shared/roles.js";
import type { Database } from "../../database/connect.js";
import { writeSecretFile } from "../../files/secret-file.js";
import type { Actor } from "../../organization/actor.js";
import { inviteInBatches, settleBatches } from "./batches.js";
import { type Journal, openJournal } from "./journal.js";
import { readPeople } from "./reading.js";
import { type BulkOutcome, collectOutcomes, formatResults } from "./results.js";

export interface BulkOptions {
  /** The results file to make; its name ends in .csv, .json or .html. */
  readonly out: string;
  /**
   * Called with the roles of an earlier run that is finished now, then before every batch with its roles. Throws if the
   * actor may no longer give them.
   */
  readonly requireAllowed: (roles: readonly OrganizationRole[]) => Promise<unknown>;
  readonly report: (progress: BulkProgress) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Invites each person in the table once. During the run, and after a crash, the passwords are in the
 * journal `OUT.part`; another run with the same `out` finishes the job. Errors: USAGE for another kind of file,
 * FILE_EXISTS, JOURNAL_INVALID, and those of readPeople, of the database and of writing the file. After an error the
 * journal keeps the passwords of everybody who was invited.
 */
export async function inviteMany(
  database: Database,
  actor: Actor,
  request: BulkRequest,
  { out, requireAllowed, report, signal }: BulkOptions,
): Promise<BulkResult> {
  const file = resolve(out);
  const format = formatOf(file);
  await refuseExisting(file);
  const { people, rows, installationId, organizationId, cost } = await readPeople(database, actor, request);
  const journal = await openJournal(`${file}.part`, installationId);
  try {
    // The results also hold the passwords of an earlier run, perhaps somebody else's, so its roles are asked about too.
    const begun = rolesIn(journal);
    if (begun.length > 0) await requireAllowed(begun);
    await settleBatches(database, journal);
    report({ done: 0, of: people.length });
    const reached = await inviteInBatches(database, actor, people, journal, {
      organizationId,
      cost,
      requireAllowed,
      signal,
      report: (done) => report({ done, of: people.length }),
    });
    const notReached = new Set(people.slice(reached).flatMap(({ lines }) => lines));
    const outcomes = collectOutcomes(rows, journal.people(), notReached);
    const counts = count(outcomes);
    if (counts.created > 0) await writeSecretFile(file, formatResults(outcomes, format));
    await journal.remove();
    return {
      file: counts.created > 0 ? file : null,
      cancelled: reached < people.length,
      counts,
      refusals: outcomes.flatMap(refusalOf),
    };
  } catch (error) {
    if (journal.people().length === 0 && journal.unsettled().length === 0) {
      await journal.remove();
      throw error;
    }
    await journal.close();
    throw withJournal(error, file);
  }
}

const rolesIn = (journal: Journal): readonly OrganizationRole[] => {
  const people = [...journal.people(), ...journal.unsettled().flatMap((batch) => batch.people)];
  return [...new Set(people.map(({ role }) => parseOrganizationRole(role) ?? "ORGANIZATION_ADMIN"))];
};

/** Adds to a failure's remedy where the passwords are and how to go on. */
function withJournal(error: unknown, file: string): unknown {
  if (!(error instanceof GatehouseError)) return error;
  const remedy = `${error.remedy} The passwords so far are in ${file}.part. Run the same invite again, with the same results file where you named it, to finish the job.`;
  return new GatehouseError(error.code, error.message, { remedy, cause: error });
}

/** Errors: USAGE. */
function formatOf(file: string): ResultFormat {
  const ending = extname(file).slice(1).toLowerCase();
  const format = resultFormats.find((known) => known === ending);
  if (format !== undefined) return format;
  throw new GatehouseError(
    "USAGE",
    "The name of the results file does not end in .csv, .json or .html (cards to print).",
    {
      remedy: "Give it one of these endings, for example --out invited.csv.",
    },
  );
}

/** Checked before anybody is invited, since the results file must be new. Errors: FILE_EXISTS. */
async function refuseExisting(file: string): Promise<void> {
  const there = await access(file).then(
    () => true,
    () => false,
  );
  if (there) throw new GatehouseError("FILE_EXISTS", `${file} already exists.`);
}

const refusalOf = ({ status, lines, email, reason }: BulkOutcome): BulkResult["refusals"] =>
  status === "refused" ? [{ line: lines[0] ?? 0, email, reason: reason ?? "" }] : [];

const count = (outcomes: readonly BulkOutcome[]): BulkResult["counts"] => {
  const of = (status: BulkOutcome["status"]): number => outcomes.filter((outcome) => outcome.status === status).length;
  return { created: of("created"), exists: of("exists"), refused: of("refused"), notReached: of("not-reached") };
};
