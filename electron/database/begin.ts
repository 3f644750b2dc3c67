/**
 * How every transaction begins: with BEGIN and the settings that hold until its end, in one message. No statement runs
 * outside of one, except those that Postgres does not allow inside.
 */

/** How long an act may take, in milliseconds. */
export interface Limits {
  /** The longest wait for one lock. */
  readonly lock: number;
  /** The whole act, from BEGIN to the answer to COMMIT. */
  readonly total: number;
}

const seconds = 1000;
const minutes = 60 * seconds;

/** The first question to a server, after which it is known to answer. */
export const connectLimits: Limits = { lock: 5 * seconds, total: 5 * seconds };
/** A page of a list, a check of a session: somebody waits for it in front of a screen. */
export const lookLimits: Limits = { lock: 5 * seconds, total: 30 * seconds };
/** A change of some members, roles or settings. */
export const changeLimits: Limits = { lock: 15 * seconds, total: 2 * minutes };
/** Work that grows with the installation: counting every resource, an apply, a check of the whole audit trail. */
export const longLimits: Limits = { lock: 15 * seconds, total: 120 * minutes };

export interface Beginning {
  readonly isolation: "read committed" | "repeatable read";
  /** True for an act that only looks: then Postgres refuses every write. */
  readonly readOnly: boolean;
  readonly limits: Limits;
}

/**
 * What the statements of Gatehouse rely on, whatever is set for server, database or user. Names of functions, operators
 * and types are looked up in pg_catalog alone, and our own are written with their schema, so nothing that others have
 * made is ever called. pg_temp is named, because Postgres would otherwise look there first.
 */
const settings: readonly string[] = [
  "quote_all_identifiers = off",
  "search_path = pg_catalog, pg_temp",
  // A policy would call functions of the table's owner, and hide rows. With `off` Postgres refuses the statement instead.
  "row_security = off",
  "datestyle = 'ISO, YMD'",
  "intervalstyle = postgres",
  "extra_float_digits = 1",
  "timezone = 'UTC'",
  "bytea_output = hex",
  "client_encoding = 'UTF8'",
  "standard_conforming_strings = on",
];

/** The statements that begin a transaction, for one simple query. `server` is its `server_version_num`; 0 if unknown. */
export function beginText({ isolation, readOnly, limits }: Beginning, server: number): string {
  const begin = `begin isolation level ${isolation}${readOnly ? " read only" : ""}`;
  const own = [
    `lock_timeout = ${limits.lock}`,
    `statement_timeout = ${limits.total}`,
    `idle_in_transaction_session_timeout = ${limits.total}`,
    // A view or a foreign table that took a table's place between looking and reading is refused.
    ...(readOnly && restrictsRelations(server) ? ["restrict_nonsystem_relation_kind = 'view, foreign-table'"] : []),
  ];
  return [begin, ...[...settings, ...own].map((setting) => `set local ${setting}`)].join("; ");
}

/** What tells the server how much of an act's time is left for the statements to come. */
export const remainingText = (limits: Limits, remaining: number): string =>
  `set local statement_timeout = ${remaining}; set local lock_timeout = ${Math.min(limits.lock, remaining)}`;

/** Minor releases of August 2024 brought the setting (CVE-2024-7348). */
function restrictsRelations(server: number): boolean {
  const firstMinor: Readonly<Record<number, number>> = { 14: 13, 15: 8, 16: 4 };
  const major = Math.trunc(server / 10_000);
  return major >= 17 || server % 10_000 >= (firstMinor[major] ?? Number.POSITIVE_INFINITY);
}
