/** Looks whether the installation of a connection is built as it has to be, and keeps the answer for its writes. */
import type { Database } from "../../connect.js";
import { differs, noteDifferences } from "../../standing.js";
import { query } from "../../transaction.js";
import { readLedger } from "../ledger.js";
import { migrations } from "../migrations.js";
import { describeDifference, findDifferences } from "./compare.js";

/**
 * A sentence for each difference. An installation of an earlier version is not looked at, because its upgrade makes what
 * this version needs.
 */
export async function judgeStructure(database: Database): Promise<readonly string[]> {
  const found = await query(database, async (scope) =>
    (await readLedger(scope, migrations)).kind === "current" ? findDifferences(scope) : [],
  );
  const differences = found.map(describeDifference);
  noteDifferences(database, differences);
  return differences;
}

/** Errors: SCHEMA_DIFFERS where anything differs. */
export async function requireStructure(database: Database): Promise<void> {
  const differences = await judgeStructure(database);
  if (differences.length > 0) throw differs(differences);
}
