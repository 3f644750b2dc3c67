/** A bulk invite from start to end: read, judge, invite batch by batch, and hand the results over in one new file. */
import { access } from "node:fs/promises";
import { extname, resolve } from "node:path";
import type { BulkProgress, BulkRequest, BulkResult } from "../../../shared/contract/bulk-invites.js";
import { GatehouseError } from "../../../shared/errors.js";
import { type OrganizationRole, parseOrganizationRole } from "../../../shared/roles.js";
import type { Database } from "../../database/connect.js";
import { writeSecretFile } from "../../files/secret-file.js";
import type { Actor } from "../../organization/actor.js";
import { inviteInBatches, settleBatches } from "./batches.js";
import { type Journal, openJournal } from "./journal.js";
import { readPeople } from "./reading.js";
import { type BulkOutcome, collectOutcomes, formatResults, type ResultFormat, resultFormats } from "./results.js";

export interface BulkOptions {
  /** Ends in .csv, .json or .html. */
  readonly out: string;
  /** Asked before every batch, with the roles in it, and first with those of a run that is taken up again: throws when whoever started this may no longer give them. */
  readonly requireAllowed: (roles: readonly OrganizationRole[]) => Promise<unknown>;
  readonly report: (progress: BulkProgress) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Invites everybody the table asks for and nobody twice. While it runs, and after a crash, the passwords are in the
 * journal `OUT.part`; running it again with the same `out` finishes the job. Errors: USAGE for another kind of file,
 * FILE_EXISTS, JOURNAL_INVALID, those of readPeople, and the database's: then the journal keeps what was committed.
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
    // Whoever finishes a job is handed the passwords that it began with, whoever began it.
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

/** The same failure, which now says where the passwords are and how to go on. */
function withJournal(error: unknown, file: string): unknown {
  if (!(error instanceof GatehouseError)) return error;
  const remedy = `${error.remedy} The passwords so far are in ${file}.part; the same invite with the same results file finishes the job.`;
  return new GatehouseError(error.code, error.message, { remedy, cause: error });
}

/** Errors: USAGE. */
function formatOf(file: string): ResultFormat {
  const ending = extname(file).slice(1).toLowerCase();
  const format = resultFormats.find((known) => known === ending);
  if (format !== undefined) return format;
  throw new GatehouseError("USAGE", "The results file is .csv, .json or .html (cards to print).", {
    remedy: "Name it by one of these endings, for example --out invited.csv.",
  });
}

/** Errors: FILE_EXISTS. Looked at first, so that nobody is invited into a file that cannot be made. */
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
