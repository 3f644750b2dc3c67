/** Compares an installation's own structure with what the schema's version makes. */
import { type Part, readStructure } from "../../queries/read-structure.js";
import type { Scope } from "../../scope.js";
import { expectedParts, functionNames } from "./expected.js";

/** One part that is not as it has to be. `found` is null for a missing part, `wanted` for one that may not be there. */
export interface Difference {
  readonly part: Pick<Part, "kind" | "table" | "name">;
  readonly wanted: string | null;
  readonly found: string | null;
}

/**
 * What differs in the scope's schema, whose ledger is current. Whatever others added is none of Gatehouse's business,
 * except rules: they change what a statement does.
 */
export async function findDifferences(scope: Scope): Promise<readonly Difference[]> {
  return compareStructure(await readStructure(scope, functionNames), scope.schema);
}

/**
 * Compares the parts found in `schema` with the expected ones. Brackets that Postgres adds or leaves out do not count,
 * nor does the schema's name, also where it is a word of the definition (a schema called "old").
 */
export function compareStructure(found: readonly Part[], schema: string): readonly Difference[] {
  const bare = (definition: string): string => definition.replaceAll(`${schema}.`, "").replace(/[()\s]/g, "");
  const there = new Map(found.map((part) => [keyOf(part), part]));
  const missing = expectedParts.flatMap((part): Difference[] => {
    const other = there.get(keyOf(part));
    if (other !== undefined && bare(other.definition) === bare(part.definition)) return [];
    return [{ part: identify(part), wanted: part.definition, found: other?.definition ?? null }];
  });
  const rules = found.filter(({ kind }) => kind === "rule");
  return [
    ...missing,
    ...rules.map((rule): Difference => ({ part: identify(rule), wanted: null, found: rule.definition })),
  ];
}

/** A part as people read it, such as "the trigger audit_logs_queue of audit_logs". */
export const namePart = ({ kind, table, name }: Difference["part"]): string =>
  kind === "function" || kind === "table" ? `the ${kind} ${name}` : `the ${kind} ${name} of ${table}`;

/** The difference as people read it: what is missing, what was changed, and what may not be there. */
export function describeDifference({ part, wanted, found }: Difference): string {
  if (found === null) return `${namePart(part)} is missing`;
  return wanted === null ? `${namePart(part)} was added` : `${namePart(part)} was changed`;
}

const identify = ({ kind, table, name }: Part): Difference["part"] => ({ kind, table, name });
const keyOf = ({ kind, table, name }: Part): string => `${kind} ${table}.${name}`;
